import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CloudBase } from '@cloudbase/node-sdk/types'
import { type LocalCloud, pointSdkAt, startLocalCloud, temporaryFolder } from '../support'

/** Functions in the forms that SCF knows, and functions that ask what it tells them. */
const SOURCES = {
  callback:
    'exports.main = (event, context, callback) => { setTimeout(() => callback(null, { got: event.a }), 5) }',
  refusing: 'exports.main = (event, context, callback) => callback(new Error("by callback"))',
  silent: 'exports.main = (event, context, callback) => {}',
  promising: 'exports.main = async (event, context, callback) => "by promise"',
  both: 'exports.main = (event, context, callback) => { callback(null, "first"); callback(null, "second"); return "third" }',
  context: `exports.main = async (event, context) => {
    const remaining = context.getRemainingTimeInMillis()
    await new Promise((done) => setTimeout(done, 20))
    return { ...context, spent: remaining - context.getRemainingTimeInMillis(), remaining }
  }`,
  deep: `let depth = 0
  exports.main = async ({ levels }) => {
    const { api, key } = { api: JSON.parse(process.env.TCB_CONTEXT_CNFG).URL, key: process.env.CLOUDBASE_APIKEY }
    if (!levels) return [process.env.TCB_SOURCE]
    const body = { action: 'functions.invokeFunction', function_name: 'deep', wxCloudApiToken: process.env.WX_API_TOKEN,
      request_data: JSON.stringify({ levels: levels - 1 }) }
    const response = await fetch(api, { method: 'POST', headers: { authorization: 'Bearer ' + key }, body: JSON.stringify(body) })
    const { data, code } = await response.json()
    return code ? [code] : [process.env.TCB_SOURCE, ...JSON.parse(data.response_data)]
  }`,
  environment: `exports.main = () => {
    Object.assign(process.env, { OWN_NUMBER: 7 })
    process.env.OWN_NOTHING = undefined
    const { OWN_NUMBER, OWN_NOTHING, TCB_ENV } = process.env
    const seen = Object.keys(process.env).includes('OWN_NUMBER')
    delete process.env.OWN_NUMBER
    const child = require('node:child_process').execFileSync(process.execPath, ['-p', 'process.env.TCB_ENV'], { encoding: 'utf8' })
    return { OWN_NUMBER, OWN_NOTHING, TCB_ENV, seen, gone: 'OWN_NUMBER' in process.env, child: child.trim() }
  }`,
  hoarding: 'const all = []; exports.main = () => { for (;;) all.push(new Array(100000).fill(all.length)) }',
  hanging: 'exports.main = () => new Promise(() => {})',
}

let cloud: LocalCloud
let app: CloudBase
beforeAll(async () => {
  const functionsDir = temporaryFolder('functions')
  for (const [name, text] of Object.entries(SOURCES)) {
    mkdirSync(join(functionsDir, name))
    writeFileSync(join(functionsDir, name, 'index.js'), text)
  }
  const functions = {
    silent: { timeout: 1 },
    hanging: { timeout: 1, instances: 1, queue: 1 },
    hoarding: { memory: 64 },
    deep: { instances: 8 },
  }
  cloud = await startLocalCloud({ functionsDir, settings: { functions } })
  pointSdkAt(cloud)
  app = (await import('@cloudbase/node-sdk')).default.init({ env: 'local' })
})
afterAll(() => cloud.stop())

const call = async (name: string, data: object = {}) => (await app.callFunction({ name, data })).result
const codeOf = (name: string) =>
  call(name).then(
    () => 'none',
    (error: { code: string }) => error.code,
  )

test.each([
  ['refusing', 'FUNCTIONS_EXECUTE_FAIL'],
  ['silent', 'FUNCTIONS_TIME_LIMIT_EXCEEDED'],
  ['hanging', 'FUNCTIONS_TIME_LIMIT_EXCEEDED'],
  ['hoarding', 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED'],
  ['nobody', 'FUNCTION_NOT_FOUND'],
])('%s ends for the SDK in %s', async (name, code) => {
  expect(await codeOf(name)).toBe(code)
})

test('what comes when one call runs and one waits is refused', async () => {
  const codes = await Promise.all([codeOf('hanging'), codeOf('hanging'), codeOf('hanging')])
  expect(codes.sort()).toEqual([
    'EXCEED_CONCURRENT_REQUEST_LIMIT',
    'FUNCTIONS_TIME_LIMIT_EXCEEDED',
    'FUNCTIONS_TIME_LIMIT_EXCEEDED',
  ])
})

test('a function may answer by its callback, and the first answer counts', async () => {
  expect(await call('callback', { a: 7 })).toEqual({ got: 7 })
  expect(await call('both')).toBe('first')
})

test('a promise counts also for one that takes a callback', async () => {
  expect(await call('promising')).toBe('by promise')
})

test('the environment is one like any: texts only, handed on to children', async () => {
  expect(await call('environment')).toEqual({
    OWN_NUMBER: '7',
    OWN_NOTHING: 'undefined',
    TCB_ENV: 'local',
    seen: true,
    gone: false,
    child: 'local',
  })
})

test('the context has the fields of SCF', async () => {
  const context = (await call('context')) as {
    environment: string
    remaining: number
    spent: number
  }
  expect(context).toMatchObject({
    callbackWaitsForEmptyEventLoop: true,
    function_name: 'context',
    function_version: '$LATEST',
    memory_limit_in_mb: 256,
    time_limit_in_ms: 20_000,
    request_id: expect.stringMatching(/^[\da-f-]{36}$/),
    namespace: 'local',
    tencentcloud_region: 'ap-shanghai',
    tencentcloud_appid: expect.stringMatching(/^\d+$/),
    tencentcloud_uin: expect.stringMatching(/^\d+$/),
    environ: expect.stringContaining('TCB_SOURCE=scf;'),
  })
  expect(JSON.parse(context.environment)).toMatchObject({ TCB_SOURCE: 'scf' })
  expect(context.remaining).toBeGreaterThan(context.spent)
  expect(context.spent).toBeGreaterThan(0)
})

test('functions that call functions know the whole way', async () => {
  const sources = await cloud.phone('oAnna', 'deep', { levels: 3 })
  expect(sources).toEqual(['wx_client', 'wx_client,scf', 'wx_client,scf,scf', 'wx_client,scf,scf,scf'])
})
