import { createHash, timingSafeEqual } from 'node:crypto'
import type { Account } from './call'
import { WechatError } from './codes'
import type { World } from './world'

interface Credentials {
  readonly grantType: string | null
  readonly appid: string | null
  readonly secret: string | null
}

const digest = (text: string) => createHash('sha256').update(text).digest()
const isSame = (one: string, other: string) => timingSafeEqual(digest(one), digest(other))

/** The account of an appid with the right secret. */
export function accountOf({ settings }: World, appid: string | null, secret: string | null): Account {
  if (!appid) throw new WechatError('appidMissing')
  if (!secret) throw new WechatError('secretMissing')
  const account = (['miniProgram', 'publicAccount'] as const).find((name) => settings[name].appid === appid)
  if (!account) throw new WechatError('invalidAppid')
  if (!isSame(settings[account].secret, secret)) throw new WechatError('invalidSecret')
  return account
}

/** The same for who asks for a token. */
export function accountWith(world: World, { grantType, appid, secret }: Credentials): Account {
  if (grantType !== 'client_credential') throw new WechatError('invalidGrantType')
  return accountOf(world, appid, secret)
}
