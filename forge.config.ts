import { join } from 'node:path'

/**
 * How Electron Forge makes packages, by `npm run package` and `npm run make`. Forge and its makers are installed only then
 * (packaging/package.json), so their types are not at hand; these are the parts we use.
 */
interface ForgeConfig {
  readonly outDir: string
  readonly packagerConfig: Readonly<Record<string, unknown>>
  readonly rebuildConfig: Readonly<Record<string, unknown>>
  readonly makers: readonly {
    readonly name: string
    readonly platforms?: readonly NodeJS.Platform[]
    readonly config?: Readonly<Record<string, unknown>>
  }[]
}

const packaging = join(import.meta.dirname, 'packaging')
const icon = join(packaging, 'icons', 'proviso')
// What a person types: it opens the window, or does a command without one.
const launcher = process.platform === 'win32' ? 'proviso.cmd' : 'proviso'

const linux = {
  name: 'proviso',
  productName: 'Proviso',
  genericName: 'Middleware verification',
  productDescription:
    'Generates the templates of a release, keeps verdicts, comments and evidence of a verification, and writes its report.',
  categories: ['Science', 'Office'],
  bin: `resources/${launcher}`,
  icon: `${icon}.png`,
}

const config: ForgeConfig = {
  outDir: join(import.meta.dirname, 'out'),
  packagerConfig: {
    name: 'Proviso',
    executableName: 'proviso-desktop',
    appCategoryType: 'public.app-category.developer-tools',
    icon,
    extraResource: [join(packaging, 'launchers', launcher)],
    // Plain files: the command line runs the same program without a window, and native parts need no unpacking.
    asar: false,
    // The staged folder holds what is needed and nothing else.
    prune: false,
    ignore: [/forge\.config\.mjs$/],
    // A folder with Electron's own archives, for a machine without a network.
    electronZipDir: process.env['PROVISO_ELECTRON_ZIPS'],
  },
  // The native packages come built, for Node and Electron alike (Node-API).
  rebuildConfig: { onlyModules: [] },
  makers: [
    { name: '@electron-forge/maker-zip', platforms: ['linux', 'darwin', 'win32'] },
    {
      name: '@electron-forge/maker-deb',
      platforms: ['linux'],
      config: { options: { ...linux, section: 'science' } },
    },
    {
      name: '@electron-forge/maker-rpm',
      platforms: ['linux'],
      config: { options: { ...linux, license: 'Apache-2.0' } },
    },
    {
      name: '@electron-forge/maker-squirrel',
      platforms: ['win32'],
      config: { name: 'proviso', setupIcon: `${icon}.ico` },
    },
    { name: '@electron-forge/maker-dmg', platforms: ['darwin'], config: { icon: `${icon}.icns` } },
  ],
}

export default config
