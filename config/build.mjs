import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { ensureInstalled } from './install.mjs'

/** Filled in by Taro at build time; a deployment names its own cloud environment. */
const CLIENT_SETTINGS = {
  TARO_APP_CLOUD_ENV: process.env.TARO_APP_CLOUD_ENV ?? 'local',
  /** Version of the plugin that reads aloud in WeChat, e.g. 0.3.5; without it the build names no plugin. */
  TARO_APP_VOICE_PLUGIN: process.env.TARO_APP_VOICE_PLUGIN ?? '',
}

/** What is built, from what, and how. A part is built again only when one of its inputs has changed. */
export const PARTS = {
  emulator: {
    inputs: ['emulator', 'config/build-emulator.mjs'],
    output: 'dist/emulator/main.js',
    run: async () => (await import('./build-emulator.mjs')).buildEmulator(),
  },
  functions: {
    inputs: ['cloudfunctions', 'site', 'config/build-functions.mjs'],
    output: 'dist/cloudfunctions/articles/index.js',
    run: async () => (await import('./build-functions.mjs')).buildFunctions(),
  },
  console: {
    inputs: ['console', 'cloudfunctions', 'site/index.ts', 'site/wordmark.ts'],
    output: 'dist/console/index.html',
    run: () =>
      node('node_modules/vite/bin/vite.js', [
        'build',
        '--config',
        'console/vite.config.ts',
        '--logLevel',
        'warn',
      ]),
  },
  h5: {
    inputs: ['src', 'cloudfunctions', 'site/index.ts', 'config/index.ts', 'babel.config.js'],
    output: 'dist/h5/index.html',
    run: () => taro('h5'),
  },
  weapp: {
    inputs: [
      'src',
      'cloudfunctions',
      'site/index.ts',
      'site/wordmark.ts',
      'config/index.ts',
      'config/aria',
      'babel.config.js',
      'project.config.json',
    ],
    output: 'dist/weapp/app.json',
    run: () => taro('weapp'),
  },
}

function taro(type) {
  return node('node_modules/@tarojs/cli/bin/taro', ['build', '--type', type], {
    NODE_ENV: 'production',
    ...CLIENT_SETTINGS,
  })
}

function node(script, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', reject)
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${script} ${args.join(' ')}\n${output.slice(-6000)}`)),
    )
  })
}

function filesOf(path) {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesOf(`${path}/${entry.name}`) : [`${path}/${entry.name}`]))
}

function fingerprint(inputs) {
  const hash = createHash('sha256').update(JSON.stringify(CLIENT_SETTINGS))
  for (const file of ['package-lock.json', ...inputs].flatMap(filesOf))
    hash.update(file).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

/** Builds the named parts (all without names) that are out of date, one after the other: they are heavy. Answers what was built. */
export async function build(names = Object.keys(PARTS), say = console.info) {
  const built = []
  for (const name of names) {
    const part = PARTS[name]
    const stamp = `dist/.stamps/${name}`
    const wanted = fingerprint(part.inputs)
    if (existsSync(part.output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) continue
    const startedAt = Date.now()
    rmSync(stamp, { force: true })
    await part.run()
    mkdirSync('dist/.stamps', { recursive: true })
    writeFileSync(stamp, wanted)
    built.push(name)
    say(`  ${name} 建好了，用了 ${Math.round((Date.now() - startedAt) / 1000)} 秒`)
  }
  return built
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  ensureInstalled()
  const names = process.argv.slice(2)
  const built = await build(names.length ? names : undefined)
  // where the deployed sites are, for the phone preview; a local cloud answers this address itself
  const sites = Object.fromEntries(
    [
      ['h5', process.env.H5_ADDRESS],
      ['console', process.env.CONSOLE_ADDRESS],
    ].map(([name, address]) => [name, address ? [new URL(address).origin] : []]),
  )
  for (const name of ['h5', 'console'])
    if (existsSync(`dist/${name}`)) writeFileSync(`dist/${name}/sites.json`, `${JSON.stringify(sites)}\n`)
  // a local start offers its sample sign-ins there; what is deployed offers none
  if (existsSync('dist/console')) writeFileSync('dist/console/sample.json', '[]\n')
  if (!built.length) console.info('都是最新的，没有要建的。')
}
