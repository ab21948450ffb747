import { existsSync, readFileSync } from 'node:fs'
import { readdir, rm, writeFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { copyAssets } from './function-assets.mjs'

const SOURCE = 'cloudfunctions'
const OUTPUT = 'dist/cloudfunctions'
/** Packages that carry a library of the machine: the platform installs them beside the function. */
const NATIVE = ['sharp']

/**
 * Builds every cloud function into one file with the SDK inside, so that a cold start reads one file instead of 88
 * packages and a deploy installs nothing but what is native. Not minified: stack traces in the log stay readable, and it
 * starts no slower. `source` and `output` are for functions that stand elsewhere.
 */
export async function buildFunctions({ source = SOURCE, output = OUTPUT } = {}) {
  const names = await functionsIn(source)
  await removeOthers(output, names)
  const { metafile } = await bundle(names, source, output)
  await Promise.all(
    names.map((name) =>
      writeFile(
        `${output}/${name}/package.json`,
        `${JSON.stringify(manifest(name, metafile, output), null, 2)}\n`,
      ),
    ),
  )
  await copyAssets(names, output)
  return names
}

/** Which functions need a native package beside them: name → package → its exact version. Builds nothing. */
export async function nativeDependencies({ source = SOURCE, output = OUTPUT } = {}) {
  const names = await functionsIn(source)
  const { metafile } = await bundle(names, source, output, false)
  return Object.fromEntries(names.map((name) => [name, dependenciesOf(name, metafile, output)]))
}

const functionsIn = async (source) =>
  (await readdir(source)).filter((name) => !name.startsWith('_') && existsSync(`${source}/${name}/index.ts`))

function bundle(names, source, output, write = true) {
  return build({
    write,
    metafile: true,
    entryPoints: Object.fromEntries(names.map((name) => [`${name}/index`, `${source}/${name}/index.ts`])),
    outdir: output,
    bundle: true,
    platform: 'node',
    target: 'node18',
    format: 'cjs',
    sourcemap: true,
    external: NATIVE,
    // a late `import()` becomes a late `require`: code that an instance kept compiled knows no other
    supported: { 'dynamic-import': false },
    // pdfkit asks at its start where it stands, for a colour profile that only PDF/A needs
    define: { 'import.meta.url': '"file:///index.js"' },
    logLevel: 'warning',
  })
}

function dependenciesOf(name, { outputs }, output) {
  const { imports } = outputs[relative('', `${output}/${name}/index.js`).replaceAll('\\', '/')]
  const used = NATIVE.filter((native) => imports.some(({ path, external }) => external && path === native))
  const versionOf = (native) =>
    JSON.parse(readFileSync(`node_modules/${native}/package.json`, 'utf8')).version
  return Object.fromEntries(used.map((native) => [native, versionOf(native)]))
}

function manifest(name, metafile, output) {
  const dependencies = dependenciesOf(name, metafile, output)
  return { name, main: 'index.js', ...(Object.keys(dependencies).length > 0 ? { dependencies } : {}) }
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
