import type { Figure } from './measure.ts'

const headings = ['measure', 'ours', 'peer', 'ratio', 'unit', 'runs', 'spread', "peer's name"] as const

/** The figures as a plain table, each with its note below it, unless the next one has the same. */
export function formatTable(figures: readonly Figure[]): string {
  const rows = [headings, ...figures.map(cellsOf)]
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => pad(cell, widths[column] ?? 0, column))
      .join('  ')
      .trimEnd()
  const body = figures.flatMap((figure, index) => [
    line(cellsOf(figure)),
    ...(figure.note && figure.note !== figures[index + 1]?.note ? [`    ${figure.note}`] : []),
  ])
  return [line(headings), ...body].join('\n')
}

function cellsOf(figure: Figure): readonly string[] {
  const { ours, peer, ratio, spread } = figure
  return [
    figure.name,
    formatNumber(ours),
    formatNumber(peer),
    ratio === null ? '-' : ratio.toFixed(2),
    figure.unit,
    String(figure.runs),
    `${formatShare(spread.ours)} / ${formatShare(spread.peer)}`,
    figure.peerName,
  ]
}

/** Three digits that count; "-" for none. */
function formatNumber(value: number | null): string {
  if (value === null) return '-'
  if (Number.isInteger(value) || value >= 100) return String(Math.round(value))
  return value.toPrecision(3)
}

function formatShare(share: number | null): string {
  return share === null ? '-' : `${String(Math.round(share * 100))}%`
}

/** Numbers to the right. */
function pad(cell: string, width: number, column: number): string {
  return column >= 1 && column <= 3 ? cell.padStart(width) : cell.padEnd(width)
}
