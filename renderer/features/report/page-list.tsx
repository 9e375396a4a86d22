import { Button } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { useVirtualizer } from '@tanstack/react-virtual'
import { ZoomIn, ZoomOut } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useCommands } from '../../lib/commands.tsx'
import { ScrollPane } from '../../ui/scroll-pane.tsx'
import type { OpenPdf } from './pdf-document.ts'
import styles from './report.module.css'

const gap = 16
const zooms = [0.5, 0.75, 1, 1.25, 1.5, 2] as const
/** CSS pixels a PDF point at zoom 1: a page of A4 is then as wide as on paper at 96 pixels an inch. */
const actual = 96 / 72

/** The pages under each other; only those in view are drawn. */
export function PageList({ pdf }: { pdf: OpenPdf }) {
  const { ref, width } = useElementSize<HTMLDivElement>()
  const pane = useRef<HTMLElement>(null)
  const [zoom, setZoom] = useState<number>(1)
  const widest = Math.max(1, ...pdf.sizes.map((size) => size.width))
  const scale = Math.min(zoom * actual, width > 0 ? Math.max(0.3, (width - 2 * gap) / widest) : actual)
  // oxlint-disable-next-line react/incompatible-library -- its functions change with each render, and none is memoised here
  const virtual = useVirtualizer({
    count: pdf.sizes.length,
    getScrollElement: () => pane.current,
    estimateSize: (index) => (pdf.sizes[index]?.height ?? 0) * scale + gap,
    overscan: 1,
    paddingStart: gap,
  })
  useEffect(() => virtual.measure(), [virtual, scale])
  useEffect(() => pane.current?.focus(), [])
  const step = (by: 1 | -1) => {
    const at = zooms.findIndex((candidate) => candidate >= zoom)
    setZoom(zooms[Math.min(zooms.length - 1, Math.max(0, at + by))] ?? 1)
  }
  const first = virtual.getVirtualItems().find(({ end }) => end > (virtual.scrollOffset ?? 0) + gap)
  useCommands([
    { id: 'larger', name: 'Larger pages', group: 'Report', keys: ['+', '='], run: () => step(1) },
    { id: 'smaller', name: 'Smaller pages', group: 'Report', keys: ['-'], run: () => step(-1) },
  ])
  return (
    <div className={styles.pages}>
      <ScrollPane label="Pages of the report" className={styles.desk} paneRef={pane}>
        <div ref={ref} className={styles.space} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => (
            <PaperPage key={index} pdf={pdf} index={index} scale={scale} top={start} />
          ))}
        </div>
      </ScrollPane>
      <div className={styles.tools}>
        <span>
          Page {(first?.index ?? 0) + 1} of {pdf.sizes.length}
        </span>
        <Button variant="default" size="compact-xs" aria-label="Smaller pages" onClick={() => step(-1)}>
          <ZoomOut size={13} aria-hidden="true" />
        </Button>
        <Button variant="default" size="compact-xs" aria-label="Larger pages" onClick={() => step(1)}>
          <ZoomIn size={13} aria-hidden="true" />
        </Button>
      </div>
    </div>
  )
}

function PaperPage({ pdf, index, scale, top }: { pdf: OpenPdf; index: number; scale: number; top: number }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const size = pdf.sizes[index]
  useEffect(() => {
    const stop = new AbortController()
    if (canvas.current) {
      // A page that cannot be drawn stays white; the file itself is what counts and can still be exported.
      pdf.draw(index, canvas.current, scale * window.devicePixelRatio, stop.signal).catch(() => undefined)
    }
    return () => stop.abort()
  }, [pdf, index, scale])
  if (!size) return null
  return (
    <div className={styles.paper} style={{ transform: `translate(-50%, ${String(top)}px)` }}>
      <canvas
        ref={canvas}
        aria-label={`Page ${String(index + 1)}`}
        style={{ width: size.width * scale, height: size.height * scale }}
      />
    </div>
  )
}
