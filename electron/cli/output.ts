/** Where a command writes: people read words, machines one JSON document. */
export interface Output {
  /** The answer: `lines` for people, `value` with --json. Goes to standard output. */
  answer(value: unknown, lines: readonly string[]): void
  /** What is being done, for people only; goes to standard error. */
  doing(sentence: string): void
}

export function createOutput(json: boolean): Output {
  return {
    answer: (value, lines) => {
      const text = json ? JSON.stringify(value, null, 2) : lines.join('\n')
      if (text !== '') process.stdout.write(`${text}\n`)
    },
    doing: (sentence) => {
      if (!json) process.stderr.write(`${sentence}\n`)
    },
  }
}

/** A failure the user can understand: printed as one sentence, without a stack. */
export class CommandFailure extends Error {
  readonly exitCode: number

  constructor(message: string, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}
