/** Every name under which the SDK looks for a caller; an instance takes on all of them anew for each call. */
export const IDENTITY_KEYS = [
  'LOGINTYPE',
  'SOURCE',
  'TCB_CONTEXT_KEYS',
  'TCB_CUSTOM_USER_ID',
  'TCB_ISANONYMOUS_USER',
  'TCB_SESSIONTOKEN',
  'TCB_SOURCE',
  'TCB_SOURCE_IP',
  'TCB_UUID',
  'TRIGGER_SRC',
  'WX_API_TOKEN',
  'WX_APPID',
  'WX_CLIENTIP',
  'WX_CONTEXT_KEYS',
  'WX_OPENID',
  'WX_UNIONID',
] as const

/**
 * What the platform tells a function about its caller, as environment variables. A function may trust these and nothing
 * that stands in the event.
 */
export type Identity = Readonly<Partial<Record<(typeof IDENTITY_KEYS)[number], string>>>

/** The same caller in a call of their own: only the token is another. */
export const renewed = (identity: Identity, token: string): Identity => ({
  ...identity,
  ...(identity.WX_API_TOKEN ? { WX_API_TOKEN: token } : {}),
  ...(identity.TCB_SESSIONTOKEN ? { TCB_SESSIONTOKEN: token } : {}),
})

/** The door by which a call with this identity came. */
export function sourceOf({ TCB_SOURCE: source = '' }: Identity): 'http' | 'sdk' | 'wx' | 'timer' {
  if (source === 'wx_client') return 'wx'
  if (source === 'wx_http' || source === 'web_client') return 'http'
  return source === 'wx_trigger' ? 'timer' : 'sdk'
}

export const LOCAL_APPID = 'wxlocal0000000000'

interface WechatCaller {
  readonly openid: string
  readonly appid: string
  readonly address: string
}

/** A call by `wx.cloud.callFunction`: WeChat vouches for the openid. `token` lets the function call others in this caller's name. */
export function wechatIdentity({ openid, appid, address }: WechatCaller, token: string): Identity {
  return {
    WX_OPENID: openid,
    WX_APPID: appid,
    WX_CLIENTIP: address,
    WX_API_TOKEN: token,
    WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID,WX_CLIENTIP,WX_API_TOKEN',
    SOURCE: 'wx_client',
    TCB_SOURCE: 'wx_client',
    TCB_SOURCE_IP: address,
    TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SOURCE,TCB_SOURCE_IP',
  }
}

/** A call over HTTP: nobody vouches for anyone, only the address is known. */
export function httpIdentity(address: string): Identity {
  return {
    SOURCE: 'wx_http',
    TCB_SOURCE: 'wx_http',
    TCB_SOURCE_IP: address,
    TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SOURCE,TCB_SOURCE_IP',
  }
}

interface UserCaller {
  readonly uid: string
  /** Empty for an anonymous user. */
  readonly customUserId: string
  readonly address: string
}

/** A call by somebody who signed in with a ticket or anonymously. `token` as in `wechatIdentity`. */
export function userIdentity({ uid, customUserId, address }: UserCaller, token: string): Identity {
  return {
    TCB_UUID: uid,
    TCB_CUSTOM_USER_ID: customUserId,
    TCB_ISANONYMOUS_USER: String(!customUserId),
    LOGINTYPE: customUserId ? 'CUSTOM' : 'ANONYMOUS',
    TCB_SESSIONTOKEN: token,
    SOURCE: 'web_client',
    TCB_SOURCE: 'web_client',
    TCB_SOURCE_IP: address,
    TCB_CONTEXT_KEYS:
      'TCB_ENV,TCB_SOURCE,TCB_SOURCE_IP,TCB_UUID,TCB_CUSTOM_USER_ID,TCB_ISANONYMOUS_USER,TCB_SESSIONTOKEN',
  }
}

/** A call by a timer: nobody stands behind it. */
export const timerIdentity = (): Identity => ({
  TRIGGER_SRC: 'timer',
  SOURCE: 'wx_trigger',
  TCB_SOURCE: 'wx_trigger',
  TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SOURCE',
})

/** A call by another function or by an administrator's SDK. The first caller's WeChat identity goes along. */
export function chainedIdentity(first: Identity | undefined, token: string): Identity {
  const source = first?.TCB_SOURCE ? `${first.TCB_SOURCE},scf` : 'scf'
  if (!first) return { SOURCE: source, TCB_SOURCE: source, TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SOURCE' }
  return { ...renewed(first, token), SOURCE: source, TCB_SOURCE: source }
}
