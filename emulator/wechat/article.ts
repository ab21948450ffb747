import { type Asked, lengthOf, numberOf, objectOf, textOf } from './call'
import { WechatError } from './codes'
import type { Article } from './drafts'
import type { World } from './world'

/** developers.weixin.qq.com/doc/service/api/draftbox/draftmanage/api_draft_add: in characters, in bytes. */
const LIMITS = {
  title: 32,
  author: 16,
  digest: 128,
  content: 20_000,
  contentBytes: 1024 * 1024,
  urlBytes: 1024,
}
/** Without a digest the platform takes the beginning of the text. */
const DIGEST_OF_TEXT = 54
const MAX_PICTURES = 20

/** One article as it was handed in, checked and cleaned as the platform does. */
export function articleOf(given: unknown, world: World): Article {
  const body = objectOf(given)
  const kind = textOf(body, 'article_type') || 'news'
  if (kind !== 'news' && kind !== 'newspic') throw new WechatError('invalidArguments')
  const content = textOf(body, 'content')
  checkLengths(body, content)
  const thumb = textOf(body, 'thumb_media_id')
  const pictures = kind === 'newspic' ? picturesOf(body, world) : []
  if (kind === 'news') requirePicture(world, thumb)
  return {
    article_type: kind,
    title: textOf(body, 'title'),
    author: textOf(body, 'author'),
    digest: textOf(body, 'digest') || [...plain(cleaned(content, world))].slice(0, DIGEST_OF_TEXT).join(''),
    content: cleaned(content, world),
    content_source_url: textOf(body, 'content_source_url'),
    thumb_media_id: thumb || (pictures[0]?.image_media_id ?? ''),
    thumb_url: world.materials.addressOf(thumb || (pictures[0]?.image_media_id ?? '')),
    need_open_comment: numberOf(body, 'need_open_comment', 0),
    only_fans_can_comment: numberOf(body, 'only_fans_can_comment', 0),
    ...(kind === 'newspic' && { image_info: { image_list: pictures } }),
    url: '',
  }
}

function checkLengths(body: Asked['body'], content: string): void {
  const title = textOf(body, 'title')
  if (!title.trim() || lengthOf(title) > LIMITS.title) throw new WechatError('titleTooLong')
  if (lengthOf(textOf(body, 'author')) > LIMITS.author) throw new WechatError('authorTooLong')
  if (lengthOf(textOf(body, 'digest')) > LIMITS.digest) throw new WechatError('descriptionTooLong')
  if (Buffer.byteLength(textOf(body, 'content_source_url')) > LIMITS.urlBytes)
    throw new WechatError('urlTooLong')
  if (!content) throw new WechatError('emptyNews')
  if (lengthOf(content) >= LIMITS.content || Buffer.byteLength(content) >= LIMITS.contentBytes)
    throw new WechatError('contentTooLong')
}

function requirePicture({ materials }: World, id: string): void {
  const kind = materials.get(id)?.kind
  if (kind !== 'image' && kind !== 'thumb') throw new WechatError('invalidMediaId')
}

function picturesOf(body: Asked['body'], world: World): { image_media_id: string }[] {
  const list = objectOf(body.image_info).image_list
  if (!Array.isArray(list) || !list.length || list.length > MAX_PICTURES)
    throw new WechatError('invalidArguments')
  return list.map((one) => {
    const id = textOf(objectOf(one), 'image_media_id')
    requirePicture(world, id)
    return { image_media_id: id }
  })
}

/** Scripts go, and so do pictures that were not uploaded here. */
function cleaned(content: string, { materials }: World): string {
  return content
    .replace(/<script\b[\s\S]*?(?:<\/script\s*>|$)/gi, '')
    .replace(/\son\w+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, '')
    .replace(/<img\b[^>]*>/gi, (tag) => {
      const [, , address = ''] = /\ssrc\s*=\s*(["'])(.*?)\1/i.exec(tag) ?? []
      return materials.isOwn(address) ? tag : ''
    })
}

const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
