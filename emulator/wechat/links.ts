import { randomBytes } from 'node:crypto'
import { type Asked, numberOf, textOf } from './call'
import { WechatError } from './codes'
import { requireLink } from './pages'
import type { World } from './world'

const DAY_SECONDS = 24 * 3600
/** Since April 2022 no link counts longer. */
const MAX_DAYS = 30

/** Makes a link into the mini-program: its ticket, which the world remembers with what it opens and until when. */
export function linkTicket(target: Asked['body'], times: Asked['body'], world: World): string {
  const path = textOf(target, 'path')
  const query = textOf(target, 'query')
  requireLink(world, path, query)
  const ticket = randomBytes(12).toString('base64url').replace(/[-_]/g, 'x')
  world.links.put(ticket, { path, query, until: untilOf(times, world) })
  return ticket
}

/** Unix seconds at which a link ends; what is too long is cut to 30 days, as documented. */
function untilOf(times: Asked['body'], { now }: World): number {
  const at = Math.floor(now() / 1000)
  const longest = at + MAX_DAYS * DAY_SECONDS
  if (numberOf(times, 'expire_type', 0) === 1) {
    const days = numberOf(times, 'expire_interval', 0)
    if (days < 1) throw new WechatError('invalidTime')
    return Math.min(longest, at + days * DAY_SECONDS)
  }
  const until = numberOf(times, 'expire_time', longest)
  if (until < at + 60) throw new WechatError('invalidTime')
  return Math.min(longest, until)
}
