import { Command, InvalidArgumentError } from 'commander'

export interface FaceOptions {
  /** As the person wrote it; undefined takes the platform's place. */
  readonly data: string | undefined
  /** 0 takes any free port. */
  readonly port: number
  /** undefined: where there is a display and a browser for it. */
  readonly window: boolean | undefined
  /** Prints one line of JSON when the first screen with data is painted. */
  readonly timing: boolean
}

/** Throws commander's own error for what it does not understand; it has then been told to the person. */
export function readOptions(args: readonly string[]): FaceOptions {
  const command = new Command('npm start --')
    .description(
      'Opens Proviso in a window of an installed browser, or serves it to a browser on this machine.',
    )
    .option('--data <folder>', 'keep the database in this folder')
    .option('--port <number>', 'serve on this port of 127.0.0.1 instead of any free one', readPort, 0)
    .option('--window', 'open a window even if no display is seen')
    .option('--no-window', 'open no window: print the address and keep serving')
    .option('--timing', 'print when the first screen is painted, as one line of JSON', false)
    .exitOverride()
    .parse(args, { from: 'user' })
  const { data, port, window, timing } = command.opts<Partial<FaceOptions>>()
  return { data, port: port ?? 0, window: givenWindow(args) ? window : undefined, timing: timing ?? false }
}

/** commander makes "yes" the default of an option that has a «no-» form; here it must mean that nobody said. */
function givenWindow(args: readonly string[]): boolean {
  return args.includes('--window') || args.includes('--no-window')
}

function readPort(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new InvalidArgumentError('A port is a whole number from 0 to 65535.')
  return port
}
