import { WechatError } from './codes'
import type { World } from './world'

const PAGE = /^[\w-]+(?:\/[\w-]+)*$/

/** Whether the published mini-program has this page; the path is without a leading slash and a query. */
function exists({ settings }: World, page: string): boolean {
  return PAGE.test(page) && (!settings.pages.length || settings.pages.includes(page))
}

/** A page that a message opens; it may carry a query. */
export function requirePageWithQuery(world: World, address: string): void {
  const [page = ''] = address.replace(/^\//, '').split('?')
  if (!exists(world, page)) throw new WechatError('invalidPage')
}

/** A page that a code opens. */
export function requirePage(world: World, page: string): void {
  if (!exists(world, page)) throw new WechatError('invalidPage')
}

/** A page and query that a link opens; '' is the first page. */
export function requireLink(world: World, path: string, query: string): void {
  if (path && !exists(world, path.replace(/^\//, ''))) throw new WechatError('invalidPath')
  if (query.length > 1024 || !/^[\w!#$&'()*+,/:;=?@\-.~%]*$/.test(query))
    throw new WechatError('invalidQuery')
}
