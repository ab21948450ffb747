import { cp, rm } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const OUTPUT = 'dist/emulator'

/** Builds the local cloud: one file for itself, one for the threads that functions run in, and its own page. */
export async function buildEmulator() {
  await rm(OUTPUT, { recursive: true, force: true })
  await build({
    entryPoints: { main: 'emulator/main.ts', worker: 'emulator/functions/worker.ts' },
    outdir: OUTPUT,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: true,
    // libsql carries a native library, which it finds beside its own files
    external: ['libsql'],
    logLevel: 'warning',
  })
  await cp('emulator/page/static', `${OUTPUT}/page`, { recursive: true })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildEmulator()
