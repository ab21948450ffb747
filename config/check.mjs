/** `npm run check`: the same gates here and in CI, each with its name; the tests come last and close with their counts. */
import { spawnSync } from 'node:child_process'
import { build } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { measureSizes } from './sizes.mjs'

ensureInstalled()

const run = (script, ...args) =>
  spawnSync(process.execPath, [script, ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: process.env,
  }).status === 0

function sizesFit() {
  let fits = true
  for (const { name, bytes, limit } of measureSizes()) {
    const share = Math.round((bytes / limit) * 100)
    console.info(`  ${name}: ${(bytes / 1024).toFixed(1)} KB of ${limit / 1024} KB (${share} %)`)
    fits &&= bytes <= limit
  }
  return fits
}

const GATES = [
  ['format and lint', () => run('node_modules/@biomejs/biome/bin/biome', 'ci', '--reporter=summary', '.')],
  [
    'types',
    () =>
      run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.json') &&
      run('node_modules/typescript/bin/tsc', '-p', 'console/tsconfig.json'),
  ],
  [
    'directions',
    () =>
      run(
        'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
        '--config',
        '.dependency-cruiser.cjs',
        'src',
        'console',
        'cloudfunctions',
        'emulator',
        'site',
      ),
  ],
  ['dead code', () => run('node_modules/knip/bin/knip.js')],
  ['build', async () => Boolean(await build())],
  ['generated files', () => run('config/generate.mjs', '--check')],
  ['sizes', sizesFit],
  ['tests', () => run('config/test.mjs', ...process.argv.slice(2))],
]

const failed = []
for (const [name, gate] of GATES) {
  console.info(`── ${name}`)
  // the counts of the test runner stay the last line that is printed, so what failed before them is said before them
  if (name === 'tests' && failed.length) console.error(`not in order: ${failed.join(', ')}`)
  if (!(await gate())) failed.push(name)
}
process.exit(failed.length ? 1 : 0)
