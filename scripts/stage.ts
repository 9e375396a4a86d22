import { join } from 'node:path'
import { stageProgram } from '../packaging/stage.ts'

// Run by scripts/package.mjs: lays out what is packaged, for the platform it runs on.
const root = join(import.meta.dirname, '..')
stageProgram(root, join(root, 'packaging', 'out', 'app'), process)
