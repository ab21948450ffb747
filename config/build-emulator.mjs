import { cp, readFile, rm, writeFile } from 'node:fs/promises'
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
    banner: { js: '#!/usr/bin/env node' },
    logLevel: 'warning',
  })
  await build({
    entryPoints: { page: 'emulator/page/client/main.ts' },
    outdir: `${OUTPUT}/page`,
    bundle: true,
    platform: 'browser',
    target: 'es2022',
    format: 'esm',
    minify: true,
    logLevel: 'warning',
  })
  await cp('emulator/page/static', `${OUTPUT}/page`, { recursive: true })
  await makePackage()
}

/** Makes a package of it, which `npm pack dist/emulator` turns into one file for other projects. */
async function makePackage() {
  const { version, license, engines, dependencies } = JSON.parse(await readFile('package.json', 'utf8'))
  const manifest = {
    name: 'cloudbase-on-one-machine',
    version,
    description: 'A local CloudBase: functions, documents, files and WeChat for the unmodified SDK.',
    license,
    engines,
    bin: 'main.js',
    dependencies: { libsql: dependencies.libsql },
  }
  await writeFile(`${OUTPUT}/package.json`, JSON.stringify(manifest, null, 2))
  await cp('emulator/README.md', `${OUTPUT}/README.md`)
  await cp('emulator/GAPS.md', `${OUTPUT}/GAPS.md`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildEmulator()
