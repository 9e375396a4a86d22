import { defineConfig } from 'vite'

/**
 * The main process and the preload of the desktop face, by `--mode main` and `--mode preload`: two builds, because the
 * preload of a sandboxed window must be one CommonJS file. The service's process is in vite.node.config.ts.
 */
export default defineConfig(({ mode }) => ({
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'dist/electron',
    emptyOutDir: mode === 'main',
    rolldownOptions: {
      input: `electron/${mode}.ts`,
      output:
        mode === 'preload'
          ? { format: 'cjs', entryFileNames: 'preload.cjs' }
          : { entryFileNames: 'main.js', codeSplitting: false },
    },
  },
  ssr: { noExternal: true, external: ['electron'] },
}))
