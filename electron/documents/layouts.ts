import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'

/** Something is wrong with a layout; `place` is "file.typ:12". */
export class LayoutFault extends Error {
  readonly place: string | null

  constructor(message: string, place: string | null) {
    super(message)
    this.place = place
  }
}

/** What a layout may be made of: its source, and pictures such as a logo. */
const kinds = new Set(['.typ', '.png', '.jpg', '.svg'])
const largestFile = 5 * 1024 * 1024

export type LayoutFiles = Readonly<Record<string, Uint8Array>>

/**
 * The built-in layouts, with those of the site over them: a file of the same name stands in for the built-in one, others
 * are there for it to use. Throws a LayoutFault for a site folder that cannot be used.
 */
export function readLayouts(templatesFolder: string, siteLayouts: string | null): LayoutFiles {
  const builtIn = readFolder(join(templatesFolder, 'report'))
  return siteLayouts === null ? builtIn : { ...builtIn, ...readSiteFolder(siteLayouts) }
}

function readSiteFolder(folder: string): LayoutFiles {
  const files = readIfPossible(folder)
  if (!Object.keys(files).some((name) => name.endsWith('.typ'))) {
    throw new LayoutFault(`The site's layouts were not used: ${folder} holds no .typ file.`, folder)
  }
  for (const [name, content] of Object.entries(files)) {
    if (content.length > largestFile) {
      throw new LayoutFault(`The site's layout ${name} is larger than 5 MB and was not used.`, name)
    }
    if (name.endsWith('.typ')) refusePackages(name, new TextDecoder().decode(content))
  }
  return files
}

/** A package would be fetched from the network while a report is made, and may be another one tomorrow. */
function refusePackages(name: string, source: string): void {
  const line = source.split('\n').findIndex((text) => /\b(import|include)\s*\(?\s*"@/.test(text))
  if (line < 0) return
  throw new LayoutFault(
    `The site's layout ${name} takes a package from the network in line ${String(line + 1)}; copy what it needs into the folder.`,
    `${name}:${String(line + 1)}`,
  )
}

function readIfPossible(folder: string): LayoutFiles {
  try {
    return readFolder(folder)
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    throw new LayoutFault(`The site's layouts cannot be read: ${words}`, folder)
  }
}

function readFolder(folder: string): LayoutFiles {
  const names = readdirSync(folder)
    .filter((name) => kinds.has(extname(name).toLowerCase()))
    .sort()
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name))]))
}
