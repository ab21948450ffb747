import { resolve } from 'node:path'
import { defineConfig } from 'vite'

const here = import.meta.dirname

/** The console: one page, split by route, so that the sign-in page brings neither antd nor the editor. */
export default defineConfig({
  root: here,
  base: '/',
  resolve: {
    alias: {
      '@console': resolve(here, 'src'),
      '@functions': resolve(here, '../cloudfunctions'),
      '@site': resolve(here, '../site'),
    },
  },
  oxc: { jsx: { runtime: 'automatic' } },
  build: {
    outDir: resolve(here, '../dist/console'),
    emptyOutDir: true,
    target: 'es2022',
    // the editor's own chunk is larger than Vite's general advice; config/sizes.mjs holds the budget that matters
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      onwarn(warning, warn) {
        // antd marks its files for server rendering, which there is none of here
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning)
      },
    },
  },
})
