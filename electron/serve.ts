import process from 'node:process'

// better-sqlite3 ends an older Node by a segmentation fault without a word: nothing may be imported before this check.
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `Proviso needs Node 24 or later, and this is ${process.versions.node}. Start it by: npm start`,
  )
  process.exit(1)
}
const { startBrowserFace } = await import('./serve/start.ts')
await startBrowserFace(process)
