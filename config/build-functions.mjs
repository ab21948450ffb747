import { existsSync } from 'node:fs'
import { readdir, rm, writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const SOURCE = 'cloudfunctions'
const OUTPUT = 'dist/cloudfunctions'

/**
 * Builds every cloud function into one file with the SDK inside, so that a cold start reads one file instead of 88
 * packages and a deploy installs nothing. Not minified: stack traces in the log stay readable, and it starts no slower.
 * `source` and `output` are for functions that stand elsewhere.
 */
export async function buildFunctions({ source = SOURCE, output = OUTPUT } = {}) {
  const names = (await readdir(source)).filter(
    (name) => !name.startsWith('_') && existsSync(`${source}/${name}/index.ts`),
  )
  await removeOthers(output, names)
  await build({
    entryPoints: Object.fromEntries(names.map((name) => [`${name}/index`, `${source}/${name}/index.ts`])),
    outdir: output,
    bundle: true,
    platform: 'node',
    target: 'node18',
    format: 'cjs',
    sourcemap: true,
    logLevel: 'warning',
  })
  await Promise.all(
    names.map((name) =>
      writeFile(`${output}/${name}/package.json`, `${JSON.stringify({ name, main: 'index.js' }, null, 2)}\n`),
    ),
  )
  return names
}

/** A function whose source is gone must not go on answering. */
async function removeOthers(output, names) {
  const built = existsSync(output) ? await readdir(output) : []
  await Promise.all(
    built.filter((name) => !names.includes(name)).map((name) => rm(`${output}/${name}`, { recursive: true })),
  )
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [source, output] = process.argv.slice(2)
  console.info((await buildFunctions({ source, output })).join(' '))
}
