import { invalid, success, type Result } from '../../../shared/errors.ts'
import { maxEvidenceBytes } from '../../../shared/domain/evidence.ts'
import { isPacked, sniffMediaType } from '../../../shared/domain/media.ts'
import { createSecretMasker } from '../../../shared/domain/secrets.ts'
import { openLanding } from '../../db/evidence-folder.ts'

/** Bytes that are now on the disk under their digest, not yet part of any run. */
export interface TakenIn {
  readonly digest: string
  readonly bytes: number
  readonly mediaType: string
  readonly masked: number
}

/** Takes bytes in part by part, masking secrets before anything is written. */
export interface Intake {
  /** Answers how many bytes were received so far. */
  write(part: Uint8Array): Promise<number>
  finish(): Promise<Result<TakenIn>>
  abandon(): Promise<void>
}

/** Enough to tell what a file is. */
const headBytes = 8 * 1024
/** A longer line is looked at in pieces: memory must not grow with it. */
const longestLine = 256 * 1024
const overlap = 16 * 1024

/**
 * With `asIs` nothing is masked. Otherwise text is masked line by line; what is not text cannot be, so it is refused when it
 * seems to hold a secret. Bytes are read as Latin-1 for this: every byte survives, whatever encoding the text has.
 */
export async function openIntake(dataFolder: string, asIs: boolean): Promise<Intake> {
  const landing = await openLanding(dataFolder)
  const masker = createSecretMasker()
  let head = Buffer.alloc(0)
  let mediaType: string | null = null
  let pending = ''
  let received = 0

  const put = (text: string) => (text === '' ? Promise.resolve() : landing.write(Buffer.from(text, 'latin1')))

  function maskWholeLines(text: string): string {
    pending += text
    const lines = pending.split('\n')
    pending = lines.pop() ?? ''
    let out = lines.map((line) => `${masker.line(line)}\n`).join('')
    while (pending.length > longestLine) {
      const blank = pending.lastIndexOf(' ', longestLine)
      const cut = blank > longestLine - overlap ? blank : longestLine - overlap
      out += masker.line(pending.slice(0, cut))
      pending = pending.slice(cut)
    }
    return out
  }

  async function take(part: Uint8Array, type: string): Promise<void> {
    if (asIs || isPacked(type)) return landing.write(part)
    const text = Buffer.from(part).toString('latin1')
    if (type === 'text/plain') return put(maskWholeLines(text))
    maskWholeLines(text)
    return landing.write(part)
  }

  async function start(): Promise<string> {
    const type = sniffMediaType(head)
    const first = head
    head = Buffer.alloc(0)
    mediaType = type
    await take(first, type)
    return type
  }

  return {
    async write(part) {
      received += part.byteLength
      if (received > maxEvidenceBytes) return received
      if (mediaType !== null) await take(part, mediaType)
      else {
        head = Buffer.concat([head, part])
        if (head.length >= headBytes) await start()
      }
      return received
    },
    async finish() {
      if (received > maxEvidenceBytes) {
        await landing.abandon()
        return invalid('Evidence may have up to 2 GB. Nothing was kept; cut the log to what matters.')
      }
      const type = mediaType ?? (await start())
      const last = pending === '' ? '' : masker.line(pending)
      if (type === 'text/plain' && !asIs) await put(last)
      else if (masker.count() > 0 && !asIs) {
        await landing.abandon()
        return invalid(
          `This file is no text and seems to hold ${String(masker.count())} secrets, which cannot be masked in it. ` +
            'Nothing was kept; take them out, or keep it as it is on purpose.',
        )
      }
      const kept = await landing.keep()
      return success({ ...kept, mediaType: type, masked: masker.count() })
    },
    abandon: () => landing.abandon(),
  }
}
