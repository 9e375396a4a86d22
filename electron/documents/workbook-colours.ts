import type { Verdict } from '../../shared/domain/verdict.ts'

/** ARGB colours of workbooks. The verdict's word always stands with its colour, and the fills print light. */
export const ink = {
  text: 'FF1C2024',
  quiet: 'FF5B6670',
  line: 'FFC9D1D8',
  accent: 'FF0B5563',
  onAccent: 'FFFFFFFF',
  input: 'FFFFFDF3',
  band: 'FFE6EFF1',
} as const

export const verdictTones: Readonly<Record<Verdict, { readonly text: string; readonly fill: string }>> = {
  OK: { text: 'FF14532D', fill: 'FFDDF3E3' },
  WARNING: { text: 'FF6B4300', fill: 'FFFCE9BE' },
  FAIL: { text: 'FF8C1D18', fill: 'FFF8D5D1' },
  NA: { text: 'FF3D4650', fill: 'FFE4E8EB' },
  'NOT TESTED': { text: 'FF43367A', fill: 'FFE3DFF5' },
}

export const fontName = 'Arial'
