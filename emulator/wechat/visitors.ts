import { WechatError } from './codes'
import type { Person } from './people'
import type { World } from './world'

/** Somebody of this WeChat. */
export function personOf({ people }: World, openid: string): Person {
  const person = people.get(openid)
  if (!person) throw new WechatError('invalidOpenid')
  return person
}

/** Somebody who was in the mini-program within the last two hours. */
export function hereOf(world: World, openid: string): Person {
  const person = personOf(world, openid)
  if (!world.people.isHere(person)) throw new WechatError('userNotHere')
  return person
}
