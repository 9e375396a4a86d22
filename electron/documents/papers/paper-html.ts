import type { Paper, PaperBlock, PaperText } from '../../../shared/domain/paper.ts'
import { escapeHtml } from './escape-html.ts'
import { marksHtml } from './marks-html.ts'

/**
 * A paper as one HTML file that needs nothing else: no script, no picture, no network. Text of the data is escaped, and
 * the content policy of the file forbids everything but its own style.
 */
export function paperHtml(paper: Paper): string {
  const sections = paper.sections.map(sectionHtml).join('\n')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(paper.title)}</title>
<style>${style}</style>
</head>
<body>
<header>
<p class="kind">${escapeHtml(paper.kind)}${paper.corner === '' ? '' : ` · ${escapeHtml(paper.corner)}`}</p>
<h1 dir="auto">${escapeHtml(paper.subject)}</h1>
<p dir="auto">${escapeHtml(paper.subtitle)}</p>
</header>
<main>
${sections}
</main>
</body>
</html>
`
}

function sectionHtml({ title, level, blocks }: Paper['sections'][number]): string {
  const tag = `h${String(level + 1)}`
  return `<${tag} dir="auto">${escapeHtml(title)}</${tag}>\n${blocks.map(blockHtml).join('\n')}`
}

function blockHtml(block: PaperBlock): string {
  switch (block.kind) {
    case 'text':
      return `<p class="text" dir="auto">${escapeHtml(block.text)}</p>`
    case 'marked':
      return `<div class="marked">${marksHtml(block.text)}</div>`
    case 'note':
      return `<p class="text note" dir="auto">${escapeHtml(block.text)}</p>`
    case 'facts':
      return `<dl>${block.pairs
        .map(({ label, value }) => `<dt>${escapeHtml(label)}</dt><dd dir="auto">${pieceHtml(value)}</dd>`)
        .join('')}</dl>`
    case 'list':
      return `<ul>${block.items.map((item) => `<li dir="auto">${pieceHtml(item)}</li>`).join('')}</ul>`
    case 'table':
      return tableHtml(block)
  }
}

function tableHtml(block: Extract<PaperBlock, { readonly kind: 'table' }>): string {
  const all = block.columns.reduce((sum, { width }) => sum + width, 0)
  const heads = block.columns
    .map(
      ({ title, width }) =>
        `<th scope="col" style="width:${((100 * width) / all).toFixed(1)}%">${escapeHtml(title)}</th>`,
    )
    .join('')
  const rows = block.rows
    .map(
      (cells) =>
        `<tr>${cells.map((cell) => `<td dir="auto">${cell.map(pieceHtml).join('<br>').replaceAll('</div><br>', '</div>')}</td>`).join('')}</tr>`,
    )
    .join('\n')
  return `<table><thead><tr>${heads}</tr></thead><tbody>\n${rows}\n</tbody></table>`
}

function pieceHtml(part: PaperText): string {
  if (part.marked) return `<div class="marked">${marksHtml(part.text)}</div>`
  const words = escapeHtml(part.text)
  if (part.verdict !== null) return `<b class="${part.verdict.toLowerCase().replace(' ', '-')}">${words}</b>`
  // Only addresses that a browser opens as pages: a script address would run.
  const isPage = part.url !== null && /^https?:\/\//i.test(part.url)
  const linked = isPage ? `<a rel="noreferrer" href="${escapeHtml(part.url ?? '')}">${words}</a>` : words
  return part.strong ? `<strong>${linked}</strong>` : linked
}

const style = `
:root{color-scheme:light dark;--ink:#1c2024;--quiet:#56616b;--hair:#c9d1d8;--accent:#0b5563;--paper:#fff}
@media (prefers-color-scheme:dark){:root{--ink:#e6eaed;--quiet:#a3adb6;--hair:#3a434b;--accent:#7cc4d4;--paper:#14181b}}
body{font:15px/1.5 "Noto Sans",system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.9rem;margin:.2rem 0}h2{font-size:1.25rem;color:var(--accent);margin:2rem 0 .6rem}h3{font-size:1rem;margin:1.4rem 0 .4rem}
.kind{color:var(--accent);font-weight:600;margin:0}.kind::first-letter{text-transform:uppercase}.text{white-space:pre-wrap;overflow-wrap:anywhere}.note{color:var(--quiet)}
.marked p,.marked ul,.marked ol,.marked pre,.marked blockquote{margin:0 0 .5rem}.marked ul,.marked ol{padding-inline-start:1.3rem}
.marked blockquote{border-inline-start:2px solid var(--hair);padding-inline-start:.7rem}.marked hr{border:0;border-top:1px solid var(--hair)}
pre,code{background:color-mix(in srgb,var(--accent) 9%,transparent)}pre{padding:.4rem .6rem;white-space:pre-wrap;overflow-wrap:anywhere}pre code{background:none}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}dt{color:var(--quiet)}dd{margin:0;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;table-layout:fixed}th{text-align:start;color:var(--accent);border-bottom:2px solid var(--accent)}
th,td{padding:.35rem .5rem;vertical-align:top;overflow-wrap:anywhere;white-space:pre-wrap}td{border-bottom:1px solid var(--hair)}
a{color:var(--accent)}b{padding:0 .35rem;border-radius:3px;white-space:nowrap}
.ok{background:#e2f4e7;color:#14532d}.warning{background:#fcefcf;color:#6b4300}.fail{background:#fae0dd;color:#8c1d18}
.na{background:#e9ecef;color:#3d4650}.not-tested{background:#e9e5f7;color:#43367a}
`
