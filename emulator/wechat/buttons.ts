import { type Asked, objectOf, textOf } from './call'
import { type CODES, WechatError } from './codes'
import type { World } from './world'

type Code = keyof typeof CODES

/** The two levels of a menu: how much they may hold, and their own codes (api_createcustommenu). */
interface Level {
  readonly max: number
  readonly nameBytes: number
  readonly count: Code
  readonly type: Code
  readonly name: Code
  readonly key: Code
  readonly url: Code
  readonly domain: Code
}

const TOP: Level = {
  max: 3,
  nameBytes: 16,
  count: 'invalidButtonCount',
  type: 'invalidButtonType',
  name: 'invalidButtonName',
  key: 'invalidButtonKey',
  url: 'invalidButtonUrl',
  domain: 'invalidButtonDomain',
}
const BELOW: Level = {
  max: 5,
  nameBytes: 60,
  count: 'invalidSubButtonCount',
  type: 'invalidSubButtonType',
  name: 'invalidSubButtonName',
  key: 'invalidSubButtonKey',
  url: 'invalidSubButtonUrl',
  domain: 'invalidSubButtonDomain',
}
const KEY_BYTES = 128
const URL_BYTES = 1024
const WITH_KEY = new Set([
  'click',
  'scancode_push',
  'scancode_waitmsg',
  'pic_sysphoto',
  'pic_photo_or_album',
  'pic_weixin',
  'location_select',
])
const WITH_MATERIAL = new Set(['media_id', 'view_limited'])
const WITH_ARTICLE = new Set(['article_id', 'article_view_limited'])

/** Refuses a menu the platform would refuse. */
export function checkMenu(buttons: unknown, world: World): void {
  checkLevel(buttons, TOP, world)
}

function checkLevel(buttons: unknown, level: Level, world: World): void {
  if (!Array.isArray(buttons) || !buttons.length || buttons.length > level.max)
    throw new WechatError(level.count)
  for (const given of buttons) {
    const button = objectOf(given)
    const name = textOf(button, 'name')
    if (!name || Buffer.byteLength(name) > level.nameBytes) throw new WechatError(level.name)
    const below = button.sub_button
    if (level === TOP && Array.isArray(below) && below.length) checkLevel(below, BELOW, world)
    else checkAction(button, level, world)
  }
}

function checkAction(button: Asked['body'], level: Level, world: World): void {
  const type = textOf(button, 'type')
  if (WITH_KEY.has(type)) {
    const key = textOf(button, 'key')
    if (!key || Buffer.byteLength(key) > KEY_BYTES) throw new WechatError(level.key)
  } else if (type === 'view') {
    checkUrl(button, level)
  } else if (type === 'miniprogram') {
    if (!textOf(button, 'appid')) throw new WechatError('invalidAppid')
    if (!textOf(button, 'pagepath')) throw new WechatError('invalidPath')
    checkUrl(button, level)
  } else if (WITH_MATERIAL.has(type)) {
    if (!world.materials.get(textOf(button, 'media_id'))) throw new WechatError('invalidMediaId')
  } else if (WITH_ARTICLE.has(type)) {
    if (!world.publications.byArticle(textOf(button, 'article_id'))) throw new WechatError('invalidArticleId')
  } else {
    throw new WechatError(level.type)
  }
}

function checkUrl(button: Asked['body'], level: Level): void {
  const url = textOf(button, 'url')
  if (!url || Buffer.byteLength(url) > URL_BYTES) throw new WechatError(level.url)
  if (!/^https?:\/\/[^/]/.test(url)) throw new WechatError(level.domain)
}
