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

test.each([
  ['nobody', {}, 'FUNCTION_NOT_FOUND'],
  ['../echo', {}, 'FUNCTION_NOT_FOUND'],
  ['faults', { fault: 'throw' }, 'FUNCTIONS_EXECUTE_FAIL'],
  ['faults', { fault: 'exit' }, 'FUNCTIONS_EXECUTE_FAIL'],
  ['faults', { fault: 'spin' }, 'FUNCTIONS_TIME_LIMIT_EXCEEDED'],
  ['faults', { fault: 'memory' }, 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED'],
  ['faults', { fault: 'large', bytes: 6 * 1024 * 1024 + 1 }, 'FUNCTIONS_EXECUTE_FAIL'],
  ['echo', { text: 'x'.repeat(6 * 1024 * 1024) }, 'INVALID_PARAM'],
])('calling %s with %j fails with its code', async (name, data, code) => {
  await expect(app.callFunction({ name, data })).rejects.toMatchObject({ code })
})

test('the caller inside the cloud is told what was thrown', async () => {
  await expect(app.callFunction({ name: 'faults', data: { fault: 'throw' } })).rejects.toThrow(
    /a fault of its own/,
  )
})

test('an administrator calls without being anybody', async () => {
  const { result } = await app.callFunction({ name: 'echo', data: { a: 1 } })
  expect(result).toMatchObject({ event: { a: 1 }, identity: { TCB_SOURCE: 'scf' } })
  expect(result.event.userInfo).toBeUndefined()
})

test('a function that calls another sees its failure as an error of the SDK', async () => {
  const { result } = await app.callFunction({ name: 'relay', data: { name: 'nobody' } })
  expect(result.error).toMatchObject({ code: 'FUNCTION_NOT_FOUND' })
})

test('calls without data arrive as an empty event', async () => {
  expect((await app.callFunction({ name: 'echo' })).result.event).toEqual({})
})
