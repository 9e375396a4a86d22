import { join } from 'node:path'
import { stageProgram } from './stage.ts'

// Run by scripts/package.mjs: node packaging/run-stage.ts
stageProgram(join(import.meta.dirname, '..'), join(import.meta.dirname, 'out', 'app'), process)
