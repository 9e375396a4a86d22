import { assertNode } from './cli/assert-node.ts'

// The database driver ends an older Node without a word, so nothing of it is imported before this.
assertNode()
const { runProgram } = await import('./cli/program.ts')
process.exitCode = await runProgram(process.argv)
