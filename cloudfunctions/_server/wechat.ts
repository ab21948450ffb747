import { memo } from './memo'

/**
 * WeChat's open API over HTTPS (https://api.weixin.qq.com), with the token of the mini-program: works from timers, which have no
 * caller whose permission the platform could lend. Without WECHAT_API_URL and an appid the centre sends nothing.
 */

const TIMEOUT_MS = 8_000
/** A token holds two hours; the stable one is the same for everybody who asks. */
const TOKEN_KEPT_MS = 10 * 60_000

interface WechatReply {
  readonly errcode?: number
  readonly errmsg?: string
  readonly access_token?: string
}

async function post(path: string, body: Record<string, unknown>): Promise<WechatReply> {
  const answer = await fetch(`${process.env.WECHAT_API_URL}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  return (await answer.json()) as WechatReply
}

const token = (): Promise<string> =>
  memo('wechat-token', TOKEN_KEPT_MS, async () => {
    const { WECHAT_APPID: appid, WECHAT_SECRET: secret } = process.env
    const reply = await post('/cgi-bin/stable_token', { grant_type: 'client_credential', appid, secret })
    if (!reply.access_token) throw new Error(`WeChat gave no token: ${reply.errcode}`)
    return reply.access_token
  })

export const wechatIsSet = (): boolean =>
  Boolean(process.env.WECHAT_API_URL && process.env.WECHAT_APPID && process.env.WECHAT_SECRET)

/** 43101: refused, or the one consent is used up. */
const USED_UP = 43101

/**
 * Sends a subscription message (subscribeMessage.send). `used_up`: the person has to agree again; throws for anything else that
 * was not taken. Neither openid nor text is ever logged.
 */
export async function sendSubscription(message: {
  openid: string
  templateId: string
  page: string | null
  data: Readonly<Record<string, string>>
}): Promise<'sent' | 'used_up'> {
  const { openid, templateId, page, data } = message
  const reply = await post(`/cgi-bin/message/subscribe/send?access_token=${await token()}`, {
    touser: openid,
    template_id: templateId,
    ...(page ? { page } : {}),
    data: Object.fromEntries(Object.entries(data).map(([field, value]) => [field, { value }])),
  })
  if (reply.errcode === USED_UP) return 'used_up'
  if (reply.errcode) throw new Error(`WeChat refused: ${reply.errcode}`)
  return 'sent'
}
