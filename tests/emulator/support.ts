import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { Ready } from '../../emulator/cloud'

/** The built local cloud as its own process, with the small functions of `fixtures/`. */

export const temporaryFolder = (name: string) => mkdtempSync(join(tmpdir(), `${name}-`))

const FIXTURES = join(__dirname, 'fixtures')
const BUILDER = resolve(__dirname, '../../config/build-functions.mjs')
const LOCK = resolve(__dirname, '../../package-lock.json')

/** `fixtures/`, built as the product's own functions are; answers where. Built once, and again when something in it changed. */
export function buildFixtures(): string {
  const sources = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.ts'),
  )
  const hash = createHash('sha256').update(readFileSync(BUILDER)).update(readFileSync(LOCK))
  for (const path of sources.sort()) hash.update(path).update(readFileSync(join(FIXTURES, path)))
  const built = join(tmpdir(), `emulator-fixtures-${hash.digest('hex').slice(0, 16)}`)
  if (existsSync(built)) return built
  const fresh = temporaryFolder('functions')
  execFileSync(process.execPath, [BUILDER, FIXTURES, fresh])
  try {
    renameSync(fresh, built)
  } catch (error) {
    if (!existsSync(built)) throw error // another test file was first
  }
  return built
}

interface Options {
  functionsDir: string
  /** Kept after the stop; without one there is a temporary folder. */
  dataDir?: string
  settings?: object
}

export async function startLocalCloud({ functionsDir, settings = {}, ...options }: Options) {
  const dataDir = options.dataDir ?? temporaryFolder('cloud')
  const folder = temporaryFolder('config')
  const declaration = join(folder, 'database.json')
  writeFileSync(declaration, JSON.stringify({ collections: { notes: { indexes: [] } } }))
  const config = join(folder, 'cloud.json')
  writeFileSync(
    config,
    JSON.stringify({ dataDir, functionsDir, declaration, port: 0, publicPrefixes: ['public/'], ...settings }),
  )

  const child = spawn(process.execPath, [resolve('dist/emulator/main.js'), '--config', config], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let errors = ''
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  const exited = once(child, 'exit') as Promise<[code: number | null, signal: string | null]>
  const firstLine = once(createInterface({ input: child.stdout }), 'line') as Promise<[string]>
  const ready = await Promise.race([
    firstLine.then(([line]) => JSON.parse(line) as Ready),
    exited.then(([code]) => Promise.reject(new Error(`ended with ${code}: ${errors}`))),
  ])

  const bearer = { authorization: `Bearer ${ready.adminToken}` }
  return {
    ...ready,
    dataDir,
    child,
    exited,
    /** What went to stderr so far. */
    errors: () => errors,

    post: (path: string, body: BodyInit | null, headers: Record<string, string> = {}) =>
      fetch(`${ready.api}/${path}`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', ...headers },
      }),

    /** A call as wx.cloud.callFunction would bring it. */
    phone: async (openid: string, name: string, data: object = {}) => {
      const body = JSON.stringify({ name, data, openid })
      const response = await fetch(`${ready.api}/_cloud/api/wechat/callFunction`, {
        method: 'POST',
        body,
        headers: bearer,
      })
      return response.json()
    },

    admin: async (path: string, body?: object) => {
      const init = body ? { method: 'POST', body: JSON.stringify(body) } : {}
      return (await fetch(`${ready.api}/_cloud/api/${path}`, { ...init, headers: bearer })).json()
    },

    async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') {
      child.kill(signal)
      const [code] = await exited
      rmSync(folder, { recursive: true, force: true })
      if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true })
      return code
    },
  }
}

export type LocalCloud = Awaited<ReturnType<typeof startLocalCloud>>

/** The environment in which the real SDK, loaded afterwards, talks to this cloud as an administrator. */
export function pointSdkAt({ api, adminToken }: Ready): void {
  Object.assign(process.env, {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${api}/admin` }),
    TCB_ENV: 'local',
    SCF_NAMESPACE: 'local',
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    CLOUDBASE_APIKEY: adminToken,
    SILENCE: 'true',
  })
}

interface Raw {
  method?: string
  path: string
  headers?: Record<string, string>
  body?: string | Buffer
}

/** A request as it is written, where `fetch` would tidy it: a foreign Host header, dot segments in the path. */
export function rawRequest(base: string, { method = 'GET', path, headers = {}, body }: Raw) {
  const { hostname, port } = new URL(base)
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }>(
    (done, fail) => {
      const request = httpRequest({ hostname, port, method, path, headers }, (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk) => {
          text += chunk
        })
        response.on('end', () =>
          done({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
        )
      })
      request.on('error', fail)
      request.end(body)
    },
  )
}
