import { documentSchema, type DocumentModel } from '../../../shared/domain/document-model.ts'
import type { Paper, PaperText } from '../../../shared/domain/paper.ts'
import type { Typesettable } from '../report-data.ts'

type Change = (text: string) => unknown

/** Copies a document with every text that may have marks put through `change`; all others stay as they are. */
export function mapMarkedTexts(model: Typesettable, change: Change): unknown {
  return model.schema === documentSchema ? ofReport(model, change) : ofPaper(model, change)
}

function ofReport(model: DocumentModel, change: Change): unknown {
  const { summary, checks, groups, issues } = model
  return {
    ...model,
    checks: checks.map((check) => ({ ...check, comment: change(check.comment) })),
    summary: {
      ...summary,
      outcomeReason: change(summary.outcomeReason),
      testEnvironment: change(summary.testEnvironment),
      issues: change(summary.issues),
      hints: change(summary.hints),
    },
    // Not there in the data of a report that was made before issues were known.
    ...(issues && {
      issues: issues.map((issue) => ({
        ...issue,
        description: change(issue.description),
        workaround: change(issue.workaround),
      })),
    }),
    groups: groups.map((group) => ({
      ...group,
      rows: group.rows.map((row) => ({
        ...row,
        comment: change(row.comment),
        description: change(row.description),
        check: change(row.check),
        report: change(row.report),
      })),
    })),
  }
}

function ofPaper(paper: Paper, change: Change): unknown {
  const piece = (part: PaperText) => (part.marked ? { ...part, text: change(part.text) } : part)
  return {
    ...paper,
    sections: paper.sections.map((section) => ({
      ...section,
      blocks: section.blocks.map((block) => {
        switch (block.kind) {
          case 'marked':
            return { ...block, text: change(block.text) }
          case 'facts':
            return { ...block, pairs: block.pairs.map((pair) => ({ ...pair, value: piece(pair.value) })) }
          case 'list':
            return { ...block, items: block.items.map(piece) }
          case 'table':
            return { ...block, rows: block.rows.map((cells) => cells.map((cell) => cell.map(piece))) }
          case 'text':
          case 'note':
            return block
        }
      }),
    })),
  }
}
