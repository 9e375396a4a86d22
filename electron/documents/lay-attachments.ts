import { readFileSync } from 'node:fs'
import type { Attachment } from './report-messages.ts'
import type { Typeset, Typesetting } from './typst.ts'

/** An attachment beside the layouts, under names that the typesetter takes whatever its own name is. */
export interface LaidAttachment {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
  readonly file: string
  /** Its file as a picture; null for what is none. */
  readonly picture: string | null
}

const pictureEndings: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
}

export function readAttachments(attachments: readonly Attachment[]): readonly LaidAttachment[] {
  return attachments.map(({ name, mediaType, source }, index) => {
    const ending = pictureEndings[mediaType]
    return {
      name,
      mediaType,
      bytes: 'path' in source ? readFileSync(source.path) : source.bytes,
      file: `attached/${String(index)}`,
      picture: ending === undefined ? null : `attached/picture-${String(index)}.${ending}`,
    }
  })
}

/** The files of pictures; each has its own, because its ending says what it is. */
export function layPictures(pictures: readonly LaidAttachment[]): Readonly<Record<string, Uint8Array>> {
  return Object.fromEntries(pictures.map(({ picture, bytes }) => [picture ?? '', bytes]))
}

/** Those pictures that the typesetter can draw; each is tried on a page of its own. */
export async function drawable(
  pictures: readonly LaidAttachment[],
  typeset: (work: Typesetting) => Promise<Typeset>,
): Promise<readonly LaidAttachment[]> {
  const sound: LaidAttachment[] = []
  for (const laid of pictures) {
    const page = `#set document(title: "x")\n#image("${laid.picture ?? ''}", alt: "x", width: 5mm)\n`
    const files = { 'try.typ': Buffer.from(page), ...layPictures([laid]) }
    try {
      await typeset({ files, main: 'try.typ', fonts: [], date: new Date(0) })
      sound.push(laid)
    } catch {
      // It stays attached; the page says that it cannot be drawn.
    }
  }
  return sound
}
