import type { Output } from './output.ts'
import type { Session } from './session.ts'

/** Lists the verifications, last worked on first. */
export async function listRuns(session: Session, output: Output): Promise<void> {
  const runs = await session.client.verifications.list({})
  output.answer(
    runs,
    runs.map(({ id, ppa, state, outcome, counts }) => {
      const product = `${ppa.productName} ${ppa.version} ${ppa.platform}/${ppa.arch}`
      const decided = `${String(counts.total - counts.blank)}/${String(counts.total)}`
      return `${id.slice(0, 8)}  ${state.padEnd(8)}  ${decided.padStart(7)}  ${outcome ?? '-'}  ${product}`
    }),
  )
  if (runs.length === 0)
    output.doing('There is no verification yet. Start one in the program, or see "proviso demo".')
}
