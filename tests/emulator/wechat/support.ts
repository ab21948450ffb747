import { type LocalCloud, startLocalCloud } from '../support'

/** A local cloud with a small local WeChat, and the two sides of it. */

export const MINI_PROGRAM = { appid: 'wxmini', secret: 'mini-secret', name: '云上' }
export const PUBLIC_ACCOUNT = { appid: 'wxpublic', secret: 'public-secret', name: '昆都仑发布' }
export const SETTINGS = {
  miniProgram: MINI_PROGRAM,
  publicAccount: PUBLIC_ACCOUNT,
  people: [
    { openid: 'li', unionid: 'union-li', phone: '13800000000', nickname: '李' },
    { openid: 'away', nickname: '久未来' },
  ],
  templates: [
    {
      id: 'order',
      title: '工单进度通知',
      content:
        '事项:{{thing1.DATA}}\n时间:{{time2.DATA}}\n状态:{{phrase3.DATA}}\n编号:{{character_string4.DATA}}',
    },
    {
      id: 'money',
      title: '缴费提醒',
      content:
        '金额:{{amount1.DATA}}\n电话:{{phone_number2.DATA}}\n户名:{{name3.DATA}}\n日期:{{date4.DATA}}\n数量:{{number5.DATA}}',
      type: 3,
    },
  ],
  pages: ['pages/home/index', 'features/orders/show/index'],
  words: [
    { word: '赌博', suggest: 'risky', label: 20006 },
    { word: '加微信', suggest: 'review', label: 10001 },
  ],
  publishSeconds: 0,
  mediaCheckSeconds: 0,
}

type Json = Record<string, unknown>

export interface Reply extends Json {
  readonly errcode?: number
  readonly errmsg?: string
}

export async function startWechat(options: { functionsDir: string; dataDir?: string; wechat?: object }) {
  const { wechat, ...rest } = options
  const cloud = await startLocalCloud({ ...rest, settings: { wechat: { ...SETTINGS, ...wechat } } })
  return { cloud, ...sidesOf(cloud) }
}

/** The open API as a server calls it, and what phones and the platform do. */
function sidesOf(cloud: LocalCloud) {
  const base = `${cloud.api}/_wechat`
  const tokens = new Map<string, string>()

  const get = async (path: string): Promise<Reply> => (await fetch(`${base}${path}`)).json()
  const post = async (path: string, body: unknown): Promise<Reply> =>
    (await fetch(`${base}${path}`, { method: 'POST', body: JSON.stringify(body) })).json()

  async function token({ appid, secret } = MINI_PROGRAM): Promise<string> {
    const known = tokens.get(appid)
    if (known) return known
    const query = new URLSearchParams({ grant_type: 'client_credential', appid, secret })
    const { access_token } = await get(`/cgi-bin/token?${query}`)
    tokens.set(appid, String(access_token))
    return String(access_token)
  }

  async function local(method: 'GET' | 'POST', name: string, body?: unknown) {
    const headers = { authorization: `Bearer ${cloud.adminToken}` }
    const response = await fetch(`${base}/_local/${name}`, { method, headers, body: JSON.stringify(body) })
    return response.json()
  }

  return {
    base,
    get,
    post,
    token,
    /** A call of the mini-program's server. */
    mini: async (path: string, body: unknown) => post(`${path}?access_token=${await token()}`, body),
    /** A call of the public account's server. */
    account: async (path: string, body?: unknown) => {
      const address = `${path}${path.includes('?') ? '&' : '?'}access_token=${await token(PUBLIC_ACCOUNT)}`
      return body === undefined ? get(address) : post(address, body)
    },
    upload: async (
      path: string,
      file: Blob,
      fields: Record<string, string> = {},
      name = 'a.png',
    ): Promise<Reply> => {
      const form = new FormData()
      for (const [field, value] of Object.entries(fields)) form.append(field, value)
      form.append('media', file, name)
      const address = `${base}${path}${path.includes('?') ? '&' : '?'}access_token=${await token(PUBLIC_ACCOUNT)}`
      return (await fetch(address, { method: 'POST', body: form })).json()
    },
    see: (name: string) => local('GET', name),
    act: (name: string, body: unknown = {}) => local('POST', name, body),
  }
}

export type Wechat = Awaited<ReturnType<typeof startWechat>>

/** The smallest picture of its kind that is one. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
export const blobOf = (content: Buffer, type = 'image/png') => new Blob([new Uint8Array(content)], { type })
