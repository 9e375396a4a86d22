import { maxPreviewBytes, maxPreviewPixels } from './evidence.ts'

export interface PictureSize {
  readonly width: number
  readonly height: number
}

interface Signature {
  readonly type: string
  readonly bytes: readonly number[]
}

const signatures: readonly Signature[] = [
  { type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/gif', bytes: [0x47, 0x49, 0x46, 0x38] },
  { type: 'application/pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: 'application/gzip', bytes: [0x1f, 0x8b] },
  { type: 'application/zip', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { type: 'application/x-xz', bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a] },
  { type: 'application/x-bzip2', bytes: [0x42, 0x5a, 0x68] },
]

/**
 * What the first bytes say a file is; its name is not asked. Everything readable is plain text, also SVG and HTML: nothing
 * that could act is ever handed out under its own type.
 */
export function sniffMediaType(head: Uint8Array): string {
  const known = signatures.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte))
  if (known) return known.type
  if (textAt(head, 0, 4) === 'RIFF' && textAt(head, 8, 4) === 'WEBP') return 'image/webp'
  return head.includes(0) ? 'application/octet-stream' : 'text/plain'
}

/** Whether the bytes are packed or a picture: nothing to read in them line by line. */
export function isPacked(mediaType: string): boolean {
  return mediaType !== 'text/plain' && mediaType !== 'application/octet-stream'
}

/** Width and height as the picture's header says; null for what is no picture or hides its size. */
export function pictureSize(mediaType: string, head: Uint8Array): PictureSize | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  switch (mediaType) {
    case 'image/png':
      return head.length < 24 ? null : { width: view.getUint32(16), height: view.getUint32(20) }
    case 'image/gif':
      return head.length < 10 ? null : { width: view.getUint16(6, true), height: view.getUint16(8, true) }
    case 'image/jpeg':
      return jpegSize(view)
    case 'image/webp':
      return webpSize(view, head)
    default:
      return null
  }
}

/** Whether a picture may be shown: its size is known and within limits. */
export function mayPreview(size: PictureSize | null, bytes: number): boolean {
  return size !== null && bytes <= maxPreviewBytes && size.width * size.height <= maxPreviewPixels
}

/** Walks the segments to the frame header, which holds the size. */
function jpegSize(view: DataView): PictureSize | null {
  let at = 2
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    at += 2 + view.getUint16(at + 2)
  }
  return null
}

function webpSize(view: DataView, head: Uint8Array): PictureSize | null {
  if (head.length < 30) return null
  const form = textAt(head, 12, 4)
  const at24 = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65536
  if (form === 'VP8X') return { width: at24(24) + 1, height: at24(27) + 1 }
  if (form === 'VP8 ') {
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  }
  if (form !== 'VP8L') return null
  const bits = view.getUint32(21, true)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}

function textAt(head: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...head.subarray(at, at + length))
}
