import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { listRuntimeFolders } from './runtime-closure.ts'
import { needlessParts, runtimeModules } from './runtime-modules.ts'

export interface Target {
  readonly platform: NodeJS.Platform
  readonly arch: string
}

/** The folders and files of the checkout that are packaged as they are, beside the runtime packages. */
const parts = ['dist', 'templates', 'LICENSE']

const forgeSettings = 'forge.config.mjs'

/**
 * Lays out in `folder` what is packaged for users: the built program, the templates, and the packages it loads while it
 * runs. The toolchain's own Node, build and test tools never come into it.
 */
export function stageProgram(root: string, folder: string, target: Target): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const part of parts) cpSync(join(root, part), join(folder, part), { recursive: true })
  for (const part of listRuntimeFolders(root, runtimeModules)) {
    const from = join(root, part)
    cpSync(from, join(folder, part), {
      recursive: true,
      filter: (file) => isNeeded(part, relative(from, file).split(sep), target),
    })
  }
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifestOf(root), null, 2)}\n`)
  const settings = pathToFileURL(join(root, 'forge.config.ts')).href
  writeFileSync(join(folder, forgeSettings), `export { default } from ${JSON.stringify(settings)}\n`)
}

function isNeeded(
  part: string,
  [top = '', name = '']: readonly string[],
  { platform, arch }: Target,
): boolean {
  // Nested packages are in the list of their own.
  if (top === 'node_modules') return false
  const packageName = part.split('node_modules').at(-1)?.slice(1).replaceAll(sep, '/') ?? ''
  if (needlessParts[packageName]?.includes(top)) return false
  if (packageName !== 'better-sqlite3' || top !== 'prebuilds' || name === '') return true
  const system = platform === 'linux' ? /^linux(musl)?$/ : new RegExp(`^${platform}$`)
  const [ofSystem = '', ofArch] = name.replace('.node', '').split('-')
  return system.test(ofSystem) && ofArch === arch
}

/** What a packaged program says of itself. Forge takes Electron's version from it. */
function manifestOf(root: string): Record<string, unknown> {
  const { name, version, description, license, author, type, main, devDependencies } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  ) as Record<string, string> & { devDependencies: Record<string, string> }
  return {
    name,
    productName: 'Proviso',
    version,
    description,
    license,
    author,
    type,
    main,
    devDependencies: { electron: devDependencies['electron'] },
    // Without it Forge takes the folder above for the program. It does not go into the package.
    config: { forge: forgeSettings },
  }
}
