import { defineConfig } from 'vite'
import { runtimeModules } from './packaging/runtime-modules.ts'

/** The browser face, the desktop's service process, the command line and the report worker: bundled, because one file starts faster than three hundred. */
export default defineConfig({
  // What CommonJS packages call themselves has no meaning in a bundle of modules.
  define: { __filename: 'import.meta.filename', __dirname: 'import.meta.dirname' },
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'dist/service',
    emptyOutDir: true,
    rolldownOptions: {
      input: {
        serve: 'electron/serve.ts',
        'desktop-service': 'electron/desktop-service.ts',
        cli: 'electron/cli.ts',
        'report-worker': 'electron/documents/report-worker.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
  ssr: { noExternal: true, external: [...runtimeModules] },
})
