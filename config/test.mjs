/** `npm test`: sets up what is missing, then runs every test. Arguments go to jest (`npm test -- tests/cloudfunctions`). */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from './build.mjs'
import { ensureInstalled } from './install.mjs'

ensureInstalled()
await build()

const folder = mkdtempSync(join(tmpdir(), 'jest-'))
const report = join(folder, 'report.json')
const { status } = spawnSync(
  process.execPath,
  ['node_modules/jest/bin/jest.js', '--json', '--outputFile', report, ...process.argv.slice(2)],
  { stdio: ['ignore', 'ignore', 'inherit'] },
)
let passed = 0
let failed = 1
try {
  const result = JSON.parse(readFileSync(report, 'utf8'))
  passed = result.numPassedTests
  // a file that could not even be loaded has no tests to fail, but it has failed
  failed = result.numFailedTests + result.numRuntimeErrorTestSuites
} catch {
  console.error('jest ended without a report')
}
rmSync(folder, { recursive: true, force: true })
console.info(`${passed} passed, ${failed} failed`)
process.exit(status === 0 && failed === 0 && passed > 0 ? 0 : 1)
