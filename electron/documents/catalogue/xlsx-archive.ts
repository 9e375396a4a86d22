import JSZip from 'jszip'
import { failure, success, type Result } from '../../../shared/errors.ts'

/** The largest workbook of ours, 250 filled rows, has 60 kB packed and 1 MB unpacked. */
const maxPacked = 20 * 1024 * 1024
const maxUnpacked = 100 * 1024 * 1024
const maxEntries = 2000

/** Why a workbook is not read: goes on after its file name. */
export function unreadable(reason: string): Result<never> {
  return failure({ kind: 'invalid', message: reason, place: null })
}

/** A workbook's parts, unpacked when asked for and never beyond what any honest workbook needs. */
export interface XlsxArchive {
  readonly names: readonly string[]
  /** The text of a part; null when there is none of this name. */
  readonly read: (name: string) => Promise<Result<string | null>>
}

/** Opens a workbook. What could run or reach outside is refused: macros, links to other files, old binary forms. */
export async function openArchive(bytes: Uint8Array): Promise<Result<XlsxArchive>> {
  if (bytes.length > maxPacked) return unreadable('it is larger than 20 MB')
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) {
    return unreadable('it is an old .xls file or has a password; save it as .xlsx without one')
  }
  let archive: JSZip
  try {
    archive = await JSZip.loadAsync(bytes)
  } catch {
    return unreadable('it is not a workbook (.xlsx)')
  }
  const names = Object.keys(archive.files)
  if (names.length > maxEntries) return unreadable('it has too many parts')
  const risky = names.find((name) => /vbaProject|\.bin$|macrosheets|activeX|embeddings/i.test(name))
  if (risky !== undefined && !/printerSettings/i.test(risky)) {
    return unreadable(`it holds macros or embedded programs (${risky})`)
  }
  const link = names.find((name) => /externalLinks?\//i.test(name))
  if (link !== undefined) return unreadable(`it is linked to another file (${link})`)
  let left = maxUnpacked
  return success({
    names,
    read: async (name) => {
      const entry = archive.file(name)
      if (!entry) return success(null)
      const unpacked = await unpack(entry, left)
      if (unpacked === null) return unreadable(`${name} is larger than it may be when unpacked`)
      left -= unpacked.length
      return success(new TextDecoder().decode(unpacked))
    },
  })
}

/** Unpacks piece by piece and stops at the limit, whatever size the archive claims; null when it is beyond. */
async function unpack(entry: JSZip.JSZipObject, limit: number): Promise<Uint8Array | null> {
  const stream = entry.nodeStream('nodebuffer')
  return new Promise((resolve) => {
    const pieces: Buffer[] = []
    let size = 0
    stream.on('data', (piece: Buffer) => {
      size += piece.length
      if (size > limit) {
        stream.pause()
        resolve(null)
      } else {
        pieces.push(piece)
      }
    })
    stream.on('end', () => resolve(Buffer.concat(pieces)))
    stream.on('error', () => resolve(null))
  })
}
