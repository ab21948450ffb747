import type { CloudBase } from '@cloudbase/node-sdk/types'
import { buildFixtures, type LocalCloud, pointSdkAt, startLocalCloud } from '../../support'

let cloud: LocalCloud
let app: CloudBase
beforeAll(async () => {
  cloud = await startLocalCloud({
    functionsDir: buildFixtures(),
    settings: { functions: { faults: { timeout: 1, memory: 64 } } },
  })
  pointSdkAt(cloud)
  app = (await import('@cloudbase/node-sdk')).default.init({ env: 'local' })
})
afterAll(() => cloud.stop())

const SIX_MEGABYTES = 6 * 1024 * 1024

test.each([
  ['a function that is not there', 'nobody', {}, 'FUNCTION_NOT_FOUND'],
  ['a path', '../echo', {}, 'FUNCTION_NOT_FOUND'],
  ['one that throws', 'faults', { fault: 'throw' }, 'FUNCTIONS_EXECUTE_FAIL'],
  ['one that ends its process', 'faults', { fault: 'exit' }, 'FUNCTIONS_EXECUTE_FAIL'],
  ['one that never ends', 'faults', { fault: 'spin' }, 'FUNCTIONS_TIME_LIMIT_EXCEEDED'],
  ['one that hoards', 'faults', { fault: 'memory' }, 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED'],
  [
    'one that answers too much',
    'faults',
    { fault: 'large', bytes: SIX_MEGABYTES + 1 },
    'FUNCTIONS_EXECUTE_FAIL',
  ],
  ['one with too large an event', 'echo', { text: 'x'.repeat(SIX_MEGABYTES) }, 'INVALID_PARAM'],
])('calling %s fails with its code', async (_, name, data, code) => {
  await expect(app.callFunction({ name, data })).rejects.toMatchObject({ code })
})

interface Echo {
  event: Record<string, unknown>
  identity: Record<string, string>
}
const call = async (name: string, data: object) => (await app.callFunction({ name, data })).result

test('the caller inside the cloud is told what was thrown', async () => {
  await expect(app.callFunction({ name: 'faults', data: { fault: 'throw' } })).rejects.toThrow(
    /a fault of its own/,
  )
})

test('an administrator calls without being anybody', async () => {
  const echo = (await call('echo', { a: 1 })) as Echo
  expect(echo).toMatchObject({ event: { a: 1 }, identity: { TCB_SOURCE: 'scf' } })
  expect(echo.event.userInfo).toBeUndefined()
})

test('a function that calls another sees its failure as an error of the SDK', async () => {
  expect(await call('relay', { name: 'nobody' })).toMatchObject({ error: { code: 'FUNCTION_NOT_FOUND' } })
})

test('a call without data arrives as an empty event', async () => {
  const { result } = (await call('relay', { name: 'echo' })) as { result: Echo }
  expect(result.event).toEqual({})
})
