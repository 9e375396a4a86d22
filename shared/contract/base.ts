import { eventIterator, oc } from '@orpc/contract'
import * as z from 'zod'
import { Failure } from '../errors.ts'

/** The one place that knows the contract library; see docs/decisions/0003-typed-contract.md. */
const base = oc.errors({ FAILED: { status: 422, data: Failure } })

/** A question with one answer. Input and output are parsed on the service's side of the border. */
export function call<Input extends z.ZodType, Output extends z.ZodType>(input: Input, output: Output) {
  return base.input(input).output(output)
}

/** Long work: yields `event` while it runs and returns `result`; leaving it or aborting cancels the work. */
export function stream<Input extends z.ZodType, Event extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  event: Event,
  result: Output,
) {
  return base.input(input).output(eventIterator(event, result))
}

export const Nothing = z.object({}).strict()

/** How far long work is: `done` of `total` steps, and what it is doing in words. */
export const Progress = z.object({
  done: z.number().int().nonnegative(),
  total: z.number().int().nonnegative(),
  doing: z.string(),
})
export type Progress = z.infer<typeof Progress>

/** A document on its way to the user: its file name and its bytes. */
export const DocumentFile = z.object({ file: z.file(), digest: z.string() })
export type DocumentFile = z.infer<typeof DocumentFile>
