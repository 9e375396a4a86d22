import { defineConfig } from 'vite'
import { external } from './packaging/runtime-modules.ts'

/**
 * The desktop face, by `--mode main` and `--mode preload`: two builds, because the preload of a sandboxed window must be
 * one CommonJS file.
 */
export default defineConfig(({ mode }) => ({
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'dist/electron',
    emptyOutDir: false,
    rolldownOptions:
      mode === 'preload'
        ? { input: 'electron/preload.ts', output: { format: 'cjs', entryFileNames: 'preload.cjs' } }
        : {
            input: { main: 'electron/main.ts', 'desktop-service': 'electron/desktop-service.ts' },
            output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
          },
  },
  ssr: { noExternal: true, external: [...external, 'electron'] },
}))
