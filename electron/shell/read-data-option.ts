/** The folder given by `--data FOLDER` or `--data=FOLDER`; Chromium's own options stand among the arguments. */
export function readDataOption(args: readonly string[]): string | undefined {
  const place = args.findIndex((arg) => arg === '--data' || arg.startsWith('--data='))
  const found = args[place]
  if (found === undefined) return undefined
  return found === '--data' ? args[place + 1] : found.slice('--data='.length)
}
