import './lib/parse-without-eval.ts'
import './ui/base.css'
import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import '@mantine/spotlight/styles.layer.css'
import { createRoot } from 'react-dom/client'
import { App } from './features/shell/index.ts'
import { createDraftMirror } from './lib/draft-mirror.ts'
import { createPreferences } from './lib/preferences.tsx'
import { createProgram } from './lib/program.tsx'
import { takeWindowId } from './lib/window-id.ts'
import { loadFonts } from './ui/fonts.ts'

/** Longest wait, in milliseconds, for the typeface and the settings before the window is drawn without them. */
const patience = 400

async function start(): Promise<void> {
  const root = document.querySelector('#root')
  if (!root) throw new Error('The page has no element #root.')
  const fonts = loadFonts(patience)
  const { id, others } = await takeWindowId()
  const program = createProgram(createDraftMirror(localStorage, id, others), id)
  program.start()
  // Without an answer the defaults stand until the line is up.
  const settings = program.queries.query(program.reads.settings()).catch(() => undefined)
  await Promise.race([
    Promise.all([fonts, settings]),
    new Promise((resolve) => setTimeout(resolve, patience)),
  ])
  createRoot(root).render(<App program={program} preferences={createPreferences()} />)
}

void start()
