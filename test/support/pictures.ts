import { crc32, deflateSync } from 'node:zlib'

/** A sound PNG of one grey pixel. */
export const smallPicture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
)

/** A sound PNG as large as a screen shot: stripes and a few fields, another one for each `seed`. */
export function screenShot(seed: number, width = 1280, height = 800): Buffer {
  const line = Buffer.alloc(1 + 3 * width)
  const rows: Buffer[] = []
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const shade = (x >> 5) * 7 + (y >> 4) * (3 + seed) + ((x * y * (seed + 1)) % 23)
      line[1 + 3 * x] = 200 + (shade % 50)
      line[2 + 3 * x] = 210 + ((shade >> 1) % 40)
      line[3 + 3 * x] = 215 + ((shade >> 2) % 40)
    }
    rows.push(Buffer.from(line))
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  // Eight bits of red, green and blue each.
  head.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const pixels = chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 1 }))
  return Buffer.concat([signature, chunk('IHDR', head), pixels, chunk('IEND', Buffer.alloc(0))])
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
