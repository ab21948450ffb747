import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CallEvent } from '../../cloudfunctions/_common/contract'
import type { Reply } from '../../cloudfunctions/_common/errors'
import { SAMPLE_PASSWORD, startCloud } from '../../config/centre.mjs'
import { seedStaff } from '../../config/seed.mjs'

/**
 * A whole centre for a test: the real local cloud as its own process, the built functions, the real SDK between them,
 * on free ports with a data folder of its own. Needs `npm run build`; `npm test` sees to that.
 */

interface As {
  /** A signed-in session. */
  token?: string
  /** Who the phone is: the call then comes as wx.cloud.callFunction would bring it. */
  openid?: string
  /** Idempotency key; each call has its own without one. */
  key?: string
  userAgent?: string
}

interface Sent {
  channel: string
  at: string
  to: string
  params: string[]
  text: string
}

/** The sample accounts of site/sample/staff.json. */
export type SampleStaff =
  | 'bianji'
  | 'jizhe'
  | 'danwei'
  | 'admin'
  | 'chushen'
  | 'fushen'
  | 'zhongshen'
  | 'jiaodui1'
  | 'jiaodui2'
  | 'jiaodui3'
  | 'zhiban'
  | 'xuesheng'
  | 'gaowa'
  | 'suozhang'
  | 'zhongxin'

let calls = 0
const newKey = () => `test-key-${process.pid}-${++calls}`

/** `fetch` of Node keeps sockets and honours no cookie: each call is a stranger unless it brings a token. */
export async function startCentre(
  options: { env?: Record<string, string>; settings?: object; dataDir?: string; staff?: boolean } = {},
) {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'centre-'))
  const cloud = await startCloud({
    dataDir,
    quiet: true,
    env: { RATE_LIMIT_FACTOR: '1000', STAFF_PASSWORD_COST: '1024', ...options.env },
    // no caller meets the same instance twice running, so that nothing can rest on an instance's memory being there
    settings: { strict: process.env.STRICT !== '0', ...options.settings },
  })
  if (options.staff !== false) await seedStaff({ api: cloud.api, secret: cloud.secret })

  const admin = async (path: string, body?: unknown) => {
    const response = await fetch(`${cloud.api}/_cloud/api/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${cloud.adminToken}`, 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    return response.json()
  }

  /** Sends an event as it is: for everything a well-behaved client would not send. */
  const post = async (functionName: string, event: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(`${cloud.api}/${functionName}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body:
        typeof event === 'string' || event instanceof Uint8Array
          ? (event as BodyInit)
          : JSON.stringify(event),
    })
    return { status: response.status, reply: (await response.json()) as Reply<Record<string, unknown>> }
  }

  const call = async (functionName: string, action: string, input: unknown, as: As = {}) => {
    const event: CallEvent = { action, input, key: as.key ?? newKey() }
    if (as.openid) {
      return (await admin('wechat/callFunction', {
        name: functionName,
        data: event,
        openid: as.openid,
      })) as Reply<Data>
    }
    const headers: Record<string, string> = {}
    if (as.token) headers.authorization = `Bearer ${as.token}`
    if (as.userAgent) headers['user-agent'] = as.userAgent
    return (await post(functionName, event, headers)).reply as Reply<Data>
  }

  return {
    ...cloud,
    dataDir,
    post,
    call,
    admin,
    /** The answer's data; throws with the refusal when there is none. */
    async ask(functionName: string, action: string, input: unknown, as: As = {}): Promise<Data> {
      const reply = await call(functionName, action, input, as)
      // the platform itself refuses in another shape
      if (!reply.ok) throw new Error(`${functionName}.${action}: ${JSON.stringify(reply.error ?? reply)}`)
      return reply.data
    },
    async signIn(userName: SampleStaff): Promise<string> {
      const data = await this.ask('people', 'enterStaff', { userName, password: SAMPLE_PASSWORD })
      return data.token
    },
    /** The platform's clock rings for a function now, at the cloud's own time; answers once the sweep is over. */
    sweep: async (functionName: string) => admin('timers/run', { functionName, name: 'sweep' }),
    /** Moves the cloud's own time, without a ring for what lies between. Sweeps go by it; calls go by the machine's. */
    setClock: async (at: Date) => admin('clock', { set: at.toISOString() }),
    outbox: async (): Promise<Sent[]> => (await admin('outbox')) as Sent[],
    async close() {
      await cloud.stop()
      if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export type Centre = Awaited<ReturnType<typeof startCentre>>

/** What came back; tests look into it freely, the contract has already been held by `serve`. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the action answers
type Data = any
