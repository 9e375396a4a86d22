import { readMarks } from './read-marks.ts'
import { wordsOfMarks } from './words-of-marks.ts'

/** A text without its marks, for where words can have no look: a cell, a comparison. */
export function withoutMarks(text: string): string {
  return wordsOfMarks(readMarks(text))
}
