import { deflateSync } from 'node:zlib'
import { PDFDocument, PDFName, PDFString } from 'pdf-lib'

/** A small number generator with a seed, so that a damage can be made again. */
function randomOf(seed: number): (below: number) => number {
  let state = seed * 2654435761 + 1
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) >>> 0
    return state % below
  }
}

/** Two pages with text; with a script, a form, a launch action, a film and an attached file when asked. */
export async function makeForeign(active = false, pages = 2): Promise<PDFDocument> {
  const document = await PDFDocument.create()
  for (let number = 1; number <= pages; number += 1) {
    document.addPage([400, 300]).drawText(`Foreign page ${String(number)}`, { x: 40, y: 200, size: 20 })
  }
  if (!active) return document
  const page = document.getPage(0)
  document.addJavaScript('start', 'app.alert("hello")')
  document.getForm().createTextField('name').addToPage(page, { x: 40, y: 40, width: 200, height: 20 })
  const { context } = document
  const action = (members: Record<string, unknown>) => context.obj({ Type: 'Action', ...members } as never)
  const script = action({ S: 'JavaScript', JS: PDFString.of('app.launchURL("http://example.org")') })
  page.node.set(PDFName.of('AA'), context.obj({ O: script } as never))
  document.catalog.set(PDFName.of('OpenAction'), script)
  const link = (members: Record<string, unknown>) =>
    context.register(
      context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 50, 50], A: action(members) } as never),
    )
  const annotations = [
    link({ S: 'Launch', F: PDFString.of('/bin/sh') }),
    link({ S: 'URI', URI: PDFString.of('https://example.org/') }),
    link({ S: 'URI', URI: PDFString.of('javascript:alert(1)') }),
    link({ S: 'SubmitForm', F: PDFString.of('http://example.org/') }),
    context.register(context.obj({ Type: 'Annot', Subtype: 'RichMedia', Rect: [0, 0, 9, 9] } as never)),
  ]
  for (const annotation of annotations) page.node.addAnnot(annotation)
  await document.attach(Buffer.from('attached'), 'attached.txt', { mimeType: 'text/plain' })
  return document
}

type Damage = (bytes: Buffer, random: (below: number) => number) => Promise<Uint8Array> | Uint8Array

const text = (bytes: Buffer, change: (source: string) => string) =>
  Buffer.from(change(bytes.toString('latin1')), 'latin1')
const plain = async (bytes: Buffer) =>
  Buffer.from(await (await PDFDocument.load(bytes)).save({ useObjectStreams: false }))

/** Every kind of damage, by name. */
export const damages: Readonly<Record<string, Damage>> = {
  empty: () => new Uint8Array(),
  'a web page': () => Buffer.from('<!doctype html><title>Sign in</title>'),
  'random bytes': (_, random) => Buffer.from(Array.from({ length: 5000 }, () => random(256))),
  'the header alone': () => Buffer.from('%PDF-1.7\n'),
  truncated: (bytes, random) => bytes.subarray(0, 20 + random(bytes.length - 20)),
  'bytes changed': (bytes, random) => {
    const changed = Buffer.from(bytes)
    for (let count = 0; count < 30; count += 1) changed[random(changed.length)] = random(256)
    return changed
  },
  'a hole of zeros': (bytes, random) => Buffer.from(bytes).fill(0, random(bytes.length), bytes.length - 10),
  'junk before the header': (bytes) => Buffer.concat([Buffer.from('junk\n'.repeat(50)), bytes]),
  'junk behind the end': (bytes) => Buffer.concat([bytes, Buffer.from('junk\n'.repeat(500))]),
  'twice in one file': (bytes) => Buffer.concat([bytes, bytes]),
  'a broken table of places': async (bytes) =>
    text(await plain(bytes), (source) => source.replace(/\d{10} 00000 n/g, '0000000099 00000 n')),
  'a wrong startxref': async (bytes) =>
    text(await plain(bytes), (source) => source.replace(/startxref\s+\d+/, 'startxref\n7')),
  'no trailer': async (bytes) =>
    text(await plain(bytes), (source) => source.replace(/trailer[\s\S]*?startxref/, 'startxref')),
  'pages in a circle': async (bytes) =>
    text(await plain(bytes), (source) => source.replace(/\/Kids \[[^\]]*\]/, '/Kids [ 2 0 R 1 0 R ]')),
  'a page that is nothing': async (bytes) =>
    text(await plain(bytes), (source) => source.replace(/\/Kids \[ /, '/Kids [ null 999 0 R ')),
  'a wrong count of pages': async (bytes) =>
    text(await plain(bytes), (source) => source.replace(/\/Count \d+/, '/Count 4000000')),
  'no page size': async (bytes) =>
    text(await plain(bytes), (source) => source.replaceAll('/MediaBox', '/NediaBox')),
  'a page without extent': async (bytes) =>
    text(await plain(bytes), (source) => source.replace(/\/MediaBox \[[^\]]*\]/g, '/MediaBox [ 0 0 0 0 ]')),
  'a page of a mile': async (bytes) =>
    text(await plain(bytes), (source) =>
      source.replace(/\/MediaBox \[[^\]]*\]/g, '/MediaBox [ 0 0 9e9 9e9 ]'),
    ),
  'no content': async (bytes) =>
    text(await plain(bytes), (source) => source.replaceAll('/Contents', '/Nontents')),
  'lengths that lie': async (bytes) =>
    text(await plain(bytes), (source) => source.replace(/\/Length \d+/g, '/Length 9999999')),
  'nested too deep': (bytes) =>
    text(bytes, (source) =>
      source.replace('/Type /Catalog', `/X ${'['.repeat(20_000)}${']'.repeat(20_000)} /Type /Catalog`),
    ),
  'locked for everyone': async () => {
    const document = await makeForeign()
    document.encrypt({ userPassword: 'secret', ownerPassword: 'owner' })
    return document.save()
  },
  'locked for changes': async () => {
    const document = await makeForeign()
    document.encrypt({ userPassword: '', ownerPassword: 'owner' })
    return document.save()
  },
  'scripts and forms': async () => (await makeForeign(true)).save({ useObjectStreams: false }),
  'a page that unpacks to much': async (bytes) => {
    const packed = deflateSync(Buffer.alloc(200_000_000, ' ')).toString('latin1')
    const object = `\n900 0 obj\n<< /Filter /FlateDecode /Length ${String(packed.length)} >>\nstream\n${packed}\nendstream\nendobj\n`
    return text(await plain(bytes), (source) =>
      source.replace(/\nxref/, `${object}xref`).replace(/\/Contents \d+ 0 R/, '/Contents 900 0 R'),
    )
  },
}

/** The nth damaged file: every kind in turn, each time another one of its kind. */
export async function makeDamaged(
  index: number,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const kinds = Object.entries(damages)
  const [kind, damage] = kinds[index % kinds.length]!
  const document = await makeForeign(index % 3 === 0, 1 + (index % 4))
  const sound = Buffer.from(await document.save({ useObjectStreams: index % 2 === 0 }))
  return { name: `${String(index)} ${kind}.pdf`, bytes: new Uint8Array(await damage(sound, randomOf(index))) }
}
