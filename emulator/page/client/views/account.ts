import { ask } from '../api'
import { area, element, note, section } from '../dom'
import { count, time } from '../format'

interface Account {
  readonly name: string
  readonly menu: unknown
  readonly drafts: readonly {
    readonly mediaId: string
    readonly articles: readonly { readonly title: string }[]
  }[]
  readonly jobs: readonly {
    readonly publishId: string
    readonly status: number
    readonly titles: readonly string[]
  }[]
  readonly articles: readonly {
    readonly articleId: string
    readonly publishedAt: string
    readonly items: readonly { readonly title: string; readonly digest?: string; readonly url: string }[]
  }[]
  readonly followers: number
}

/** States of freepublish/get. */
const STATES = [
  '成功',
  '发布中',
  '原创失败',
  '常规失败',
  '平台审核不通过',
  '成功后用户删除',
  '成功后系统封禁',
]

/** What the public account shows, and what waits in it. */
export function accountSection(): HTMLElement {
  const { place } = area(async () => {
    const account = await ask<Account>('/_wechat/_local/account')
    return [
      element('p', {}, `${account.name} · ${count(account.followers)} 人关注`),
      ...listOf('发布了的', account.articles, ({ publishedAt, items }) => [
        element('div', { class: 'meta' }, time(publishedAt)),
        ...items.map(({ title, url }) =>
          element('div', {}, element('a', { href: url, target: '_blank', rel: 'noreferrer' }, title)),
        ),
      ]),
      ...listOf('发布任务', account.jobs, ({ publishId, status, titles }) => [
        element('div', { class: 'meta' }, `${publishId} · ${STATES[status] ?? status}`),
        element('div', {}, titles.join('、')),
      ]),
      ...listOf('草稿', account.drafts, ({ mediaId, articles }) => [
        element('div', { class: 'meta' }, mediaId),
        element('div', {}, articles.map(({ title }) => title).join('、')),
      ]),
      element('h3', {}, '菜单'),
      account.menu ? element('pre', {}, JSON.stringify(account.menu, null, 2)) : note('没有菜单。'),
    ]
  })
  return section('公众号', place)
}

function listOf<T>(title: string, items: readonly T[], nodesOf: (item: T) => Node[]): Node[] {
  return [
    element('h3', {}, title),
    items.length
      ? element('ol', { class: 'plain' }, ...items.map((item) => element('li', {}, ...nodesOf(item))))
      : note('没有。'),
  ]
}
