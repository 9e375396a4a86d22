import { readRecordFile } from './import-command.ts'
import { CommandFailure, type Output } from './output.ts'
import type { Client, Session } from './session.ts'
import { writeDocument } from './write-document.ts'

/** Opens a review of a draft and writes the file that reviewers get. */
export async function openReview(
  { client }: Session,
  qcReleaseId: string,
  options: { readonly out: string; readonly name: string },
  output: Output,
): Promise<void> {
  const round = await client.catalogue.reviews.open({ qcReleaseId, name: options.name })
  const { file } = await client.catalogue.reviews.exportFile({ roundId: round.id })
  await writeDocument(options.out, file)
  output.answer({ ...round, written: options.out }, [
    `${options.out}: "${round.name}", ${round.id.slice(0, 8)}`,
  ])
}

/** Takes in review files: a new one is opened, comments on a known one are merged. */
export async function mergeReview(
  { client }: Session,
  paths: readonly string[],
  output: Output,
): Promise<void> {
  const outcomes: { file: string; change: string; added: number; decided: number }[] = []
  for (const path of paths) {
    const file = await readRecordFile(path)
    outcomes.push({ file: path, ...(await client.catalogue.reviews.importFile({ roundId: null, file })) })
  }
  output.answer(
    outcomes,
    outcomes.map(
      ({ file, change, added, decided }) =>
        `${file} ${change}: ${String(added)} comments, ${String(decided)} decisions.`,
    ),
  )
}

export async function exportReview(
  { client }: Session,
  beginning: string,
  out: string,
  output: Output,
): Promise<void> {
  const roundId = await findRound(client, beginning)
  const { reviews } = client.catalogue
  const write = out.toLowerCase().endsWith('.xlsx') ? reviews.exportWorkbook : reviews.exportFile
  const { file } = await write({ roundId })
  await writeDocument(out, file)
  output.answer({ written: out }, [out])
}

/** The disposition table: what became of every comment. */
export async function writeReviewTable(
  { client }: Session,
  beginning: string,
  out: string,
  output: Output,
): Promise<void> {
  const { file } = await client.catalogue.reviews.dispositions({
    roundId: await findRound(client, beginning),
  })
  await writeDocument(out, file)
  output.answer({ written: out }, [out])
}

async function findRound(client: Client, beginning: string): Promise<string> {
  const found = (await client.catalogue.reviews.list({})).filter(({ id }) => id.startsWith(beginning))
  const [first] = found
  if (!first) throw new CommandFailure(`There is no review ${beginning}.`)
  if (found.length > 1) throw new CommandFailure(`${String(found.length)} reviews begin with ${beginning}.`)
  return first.id
}
