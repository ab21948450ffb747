/** A refusal of the cloud, with its code and whatever it adds. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly details: Readonly<Record<string, unknown>>,
  ) {
    super(message)
  }
}

const KEY = 'token'
export const token = () => sessionStorage.getItem(KEY) ?? ''

/** The key comes in the address once, is taken out of it, and lives as long as this tab. */
export function takeToken(): string {
  const given = new URLSearchParams(location.hash.slice(1)).get(KEY)
  if (given) {
    sessionStorage.setItem(KEY, given)
    history.replaceState(null, '', '#/data')
  }
  return token()
}

type Query = Readonly<Record<string, string | number | undefined>>

/** `GET /_cloud/api/<path>`; what is empty in the query is left out. */
export function ask<T>(path: string, query: Query = {}): Promise<T> {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const search = new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)]))
  return request<T>(given.length ? `${path}?${search}` : path, { method: 'GET' })
}

/** `POST /_cloud/api/<path>`. */
export function tell<T>(path: string, body: object = {}): Promise<T> {
  return request<T>(path, { method: 'POST', body: JSON.stringify(body) })
}

async function request<T>(path: string, init: RequestInit): Promise<T> {
  const headers = { authorization: `Bearer ${token()}` }
  const response = await fetch(new URL(path, `${location.origin}/_cloud/api/`), { ...init, headers }).catch(
    () => {
      throw new Error('连不上本地云，看看它是不是停了。')
    },
  )
  const answer = await response.json().catch(() => ({}))
  if (response.ok) return answer as T
  if (response.status === 401)
    throw new Error('钥匙不对，多半是本地云重新启动过。请用启动时打印的新地址打开。')
  const { code = 'SYS_ERR', message = `HTTP ${response.status}`, ...details } = answer
  throw new Refused(code, message, details)
}
