import react from '@vitejs/plugin-react'
import { join } from 'node:path'
import { defineConfig } from 'vite'

/** The renderer: the same files for the Electron window, the Chromium app window and any browser. */
export default defineConfig({
  root: join(import.meta.dirname, 'renderer'),
  plugins: [react()],
  build: {
    target: 'chrome140',
    outDir: join(import.meta.dirname, 'dist/renderer'),
    emptyOutDir: true,
    // The files come from the same machine: one script of a megabyte starts faster than ten small ones.
    chunkSizeWarningLimit: 2000,
  },
})
