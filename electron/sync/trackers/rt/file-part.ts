import type { FileToSend } from '../change.ts'
import type { Part } from '../http/multipart.ts'

/** Texts in another character set would be rewritten as UTF-8, and messages taken apart. */
const rewritten = /^(text|message|multipart)\//i
const plainType = /^[a-z]+\/[a-z0-9.+-]+$/i

/** A file as the server keeps it byte for byte. */
export function filePart(file: FileToSend): Part {
  const isExact = plainType.test(file.mediaType) && !rewritten.test(file.mediaType)
  return {
    name: 'Attachments',
    fileName: file.name,
    mediaType: isExact ? file.mediaType.toLowerCase() : 'application/octet-stream',
    bytes: file.bytes,
    open: () => file.open(),
  }
}

/** Names the server reads wrongly or fails at as they are; a quote ends in an error 500. */
const hard = /["%\r\n\t/]|=\?|^\s|\s$|\\/

const charactersAWord = 12

/** A file name inside quotes: as it is, or in the encoded words of mail, which the server reads right. */
export function encodeFileName(name: string): string {
  if (!hard.test(name)) return name
  const characters = Array.from(name)
  const words: string[] = []
  for (let start = 0; start < characters.length; start += charactersAWord) {
    const word = characters.slice(start, start + charactersAWord).join('')
    words.push(`=?utf-8?B?${Buffer.from(word).toString('base64')}?=`)
  }
  return words.join(' ')
}
