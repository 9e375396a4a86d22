const oldestMajor = 24

/** Ends the process with a plain sentence when the running Node is too old for the service. */
export function assertNode(): void {
  if (Number(process.versions.node.split('.')[0]) >= oldestMajor) return
  process.stderr.write(
    `Proviso needs Node ${String(oldestMajor)} or later, this is ${process.version}. ` +
      'In a checkout, start it with "npm run proviso --", which brings its own.\n',
  )
  process.exit(2)
}
