import { writeReport } from '../../electron/documents/report.ts'
import { templatesFolder } from './folders.ts'
import { richReport } from './rich-report.ts'

// Makes a report with as many pictures as its argument says, and answers how that ended; a process of its own, which a
// test can put under a limit.
const { model, attachments } = richReport({ pictures: Number(process.argv[2] ?? 1) })
const made = await writeReport(model, { templatesFolder, attachments })
process.stdout.write(JSON.stringify(made.ok ? { pages: made.value.pages } : made.failure))
