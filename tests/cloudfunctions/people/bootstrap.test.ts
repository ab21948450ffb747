import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { bootstrapEvent } from '../../../config/api.mjs'
import { type Centre, startCentre } from '../../support/centre'
import { inside } from '../../support/inside'

jest.setTimeout(60_000)

let centre: Centre
let folder: string
beforeAll(async () => {
  centre = await startCentre({ staff: false, env: { CENTRE_MODE: 'production' } })
  folder = mkdtempSync(join(tmpdir(), 'operator-'))
  mkdirSync(`${folder}/.local`)
  writeFileSync(`${folder}/.local/running.json`, JSON.stringify({ api: centre.api }))
  writeFileSync(`${folder}/.local/secret`, centre.secret)
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await centre.close()
})

const FIRST = { kind: 'first-administrator', userName: 'bai', name: '白音', unitId: 'media-centre' }
const refused = (code: string) =>
  expect.objectContaining({ ok: false, error: expect.objectContaining({ code }) })
const send = async (event: unknown) => (await centre.post('people', event)).reply
const staffCount = async () => (await inside(centre).collection('staff').count()).total

const run = promisify(execFile)
const command = (...args: string[]) =>
  run(process.execPath, [resolve('config/first-administrator.mjs'), ...args], { cwd: folder })
const passwordIn = ({ stdout }: { stdout: string }) => /[a-z2-9]{4}(-[a-z2-9]{4}){2}/.exec(stdout)?.[0] ?? ''

describe('refuses', () => {
  const genuine = () => bootstrapEvent(centre.secret, 'people', FIRST)
  const stale = () => {
    jest.useFakeTimers({ now: Date.now() - 6 * 60_000, doNotFake: ['nextTick', 'setImmediate'] })
    const event = genuine()
    jest.useRealTimers()
    return event
  }

  it.each([
    ['no proof', () => ({ bootstrap: FIRST })],
    ['an empty proof', () => ({ bootstrap: FIRST, proof: {} })],
    ['operators for a proof', () => ({ bootstrap: FIRST, proof: { at: { $gt: '' }, mac: { $gt: '' } } })],
    ['another secret', () => bootstrapEvent('not the secret of this centre at all', 'people', FIRST)],
    ['a proof for another function', () => bootstrapEvent(centre.secret, 'settings', FIRST)],
    ['a proof for something else', () => ({ ...genuine(), bootstrap: { ...FIRST, userName: 'mallory' } })],
    ['a proof of six minutes ago', stale],
  ])('%s', async (_, event) => {
    expect(await send(event())).toEqual(refused('not_allowed'))
    expect(await staffCount()).toBe(0)
  })

  it('a phone, whatever it has', async () => {
    const reply = await centre.admin('wechat/callFunction', {
      name: 'people',
      data: genuine(),
      openid: 'o-1',
    })
    expect(reply).toEqual(refused('not_found'))
    expect(await staffCount()).toBe(0)
  })

  it('accounts with known passwords in a centre that is no sample', async () => {
    const sample = { kind: 'sample-staff', staff: [{ ...FIRST, grants: [], password: 'kundulun-2026' }] }
    expect(await send(bootstrapEvent(centre.secret, 'people', sample))).toEqual(refused('not_allowed'))
    expect(await staffCount()).toBe(0)
  })
})

describe('npm run first-administrator', () => {
  const enter = (password: string) => centre.call('people', 'enterStaff', { userName: 'bai', password })

  it('prints a password that works once changed; run again before that, a new one; afterwards nothing', async () => {
    const first = passwordIn(await command('--user-name', 'bai', '--name', '白音'))
    const second = passwordIn(await command('--user-name', 'bai', '--name', '白音'))
    expect(second).toHaveLength(14)
    expect(await enter(first)).toEqual(refused('invalid_input'))
    const entered = await enter(second)
    expect(entered).toMatchObject({ ok: true, data: { staff: { mustChangePassword: true, name: '白音' } } })
    const after = await command('--user-name', 'other').catch(
      (error: { code: number; stderr: string }) => error,
    )
    expect(after).toMatchObject({ code: 1, stderr: expect.stringContaining('已经有管理员了') })
    expect(await staffCount()).toBe(1)
  })

  it('reaches a deployed centre through the SDK, with the environment’s own credentials', async () => {
    const env = {
      PATH: process.env.PATH ?? '',
      CENTRE_SECRET: centre.secret,
      TCB_ENV: 'local',
      TENCENTCLOUD: 'true',
      TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${centre.api}/admin` }),
    }
    const script = resolve('config/first-administrator.mjs')
    const known = { ...env, CLOUDBASE_APIKEY: centre.adminToken }
    const answered = run(process.execPath, [script], { cwd: tmpdir(), env: known })
    await expect(answered).rejects.toMatchObject({ stderr: expect.stringContaining('已经有管理员了') })
    const stranger = run(process.execPath, [script], {
      cwd: tmpdir(),
      env: { ...env, CLOUDBASE_APIKEY: 'wrong' },
    })
    await expect(stranger).rejects.toMatchObject({ stderr: expect.stringContaining('key of this cloud') })
  })

  it('is the first record of the audit chain', async () => {
    const { data } = await inside(centre).collection('audit').where({ number: 1 }).get()
    expect(data).toMatchObject([{ action: 'people.bootstrap', subject: 'bai', staffName: '白音' }])
  })

  it('says what to do where no centre runs', async () => {
    const run = promisify(execFile)(process.execPath, [resolve('config/first-administrator.mjs')], {
      cwd: tmpdir(),
    })
    await expect(run).rejects.toMatchObject({ stderr: expect.stringContaining('npm start') })
  })
})
