import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { buildFixtures, startLocalCloud, temporaryFolder } from './support'

const functionsDir = buildFixtures()

test.each([
  ['no config', []],
  ['a config that is not there', ['--config', '/nowhere.json']],
  ['an option nobody knows', ['--config', 'x', '--fast']],
])('%s ends with a sentence and code 1', (_, args) => {
  const { status, stderr } = spawnSync(process.execPath, [resolve('dist/emulator/main.js'), ...args], {
    encoding: 'utf8',
  })
  expect([status, stderr.trim().length > 0]).toEqual([1, true])
})

test('a misspelt setting is named', async () => {
  await expect(startLocalCloud({ functionsDir, settings: { publicPrefix: ['x/'] } })).rejects.toThrow(
    /publicPrefix/,
  )
})

test('a port that is taken gives way to the next one, told in the ready line', async () => {
  const taken = createServer()
  await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done))
  const { port } = taken.address() as AddressInfo
  const cloud = await startLocalCloud({ functionsDir, settings: { port } })
  expect(Number(new URL(cloud.api).port)).toBeGreaterThan(port)
  expect((await fetch(`${cloud.api}/_cloud/`)).status).toBe(200)
  taken.close()
  expect(await cloud.stop()).toBe(0)
})

test('the ready line carries the page with its key in the fragment, and a new key at each start', async () => {
  const [one, two] = await Promise.all([startLocalCloud({ functionsDir }), startLocalCloud({ functionsDir })])
  expect(one.page).toBe(`${one.api}/_cloud/#token=${one.adminToken}`)
  expect(one.adminToken).not.toBe(two.adminToken)
  await Promise.all([one.stop(), two.stop()])
})

test('a stop lets the call in flight finish, with what it still needs of the cloud', async () => {
  const cloud = await startLocalCloud({ functionsDir })
  const running = cloud.phone('oAnna', 'relay', { name: 'echo', data: { wait: 400 } })
  while (!cloud.errors().includes('relaying')) await once(cloud.child.stderr, 'data')
  cloud.child.kill('SIGTERM')
  const [code] = await cloud.exited
  expect((await running).result.identity.WX_OPENID).toBe('oAnna')
  expect(code).toBe(0)
})

test('the cloud goes when its starter is gone', async () => {
  const cloud = await startLocalCloud({ functionsDir })
  cloud.child.stdin.end()
  expect(await cloud.exited).toEqual([0, null])
})

test('a bundle that changes is loaded anew, when asked to watch', async () => {
  const folder = temporaryFolder('functions')
  mkdirSync(join(folder, 'changing'))
  const write = (text: string) =>
    writeFileSync(join(folder, 'changing/index.js'), `exports.main = () => '${text}'`)
  write('one')
  const cloud = await startLocalCloud({ functionsDir: folder, settings: { watch: true } })
  const ask = async () => (await cloud.post('changing', '{}')).text()
  expect(await ask()).toBe('one')
  write('two')
  let answer = 'one'
  while (answer === 'one') answer = await ask()
  expect(answer).toBe('two')
  await cloud.stop()
})
