/** Words with one look. `url` is set for an address that may be opened; the words then lead there. */
export interface MarkedRun {
  readonly text: string
  readonly strong: boolean
  readonly emphasis: boolean
  readonly code: boolean
  readonly url: string | null
  /** The address of the link before it, said in words for paper: where a link can be followed it may be left out. */
  readonly isAddress: boolean
}

/** What a text with light marks is made of, once its marks are read. Headings are paragraphs in strong words. */
export type MarkedBlock =
  | { readonly kind: 'paragraph'; readonly runs: readonly MarkedRun[] }
  /** `start` is null for a list without numbers. */
  | {
      readonly kind: 'list'
      readonly start: number | null
      readonly items: readonly (readonly MarkedBlock[])[]
    }
  /** `about` is what stands behind the fence: the language, mostly. */
  | { readonly kind: 'code'; readonly about: string; readonly text: string }
  | { readonly kind: 'quote'; readonly blocks: readonly MarkedBlock[] }
  | { readonly kind: 'rule' }

/** The mark printed before an item: it is a part of the text, so that every form of a document has the same words. */
export function itemMark(start: number | null, index: number): string {
  return start === null ? '–' : `${String(start + index)}.`
}
