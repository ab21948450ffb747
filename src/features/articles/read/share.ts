import { site } from '@site'

/** The page of an article with its id; what a share card, a poster's code and a link all lead to. */
export function articlePath(articleId: string, how: { elder: boolean; size: string } | null = null): string {
  const looks = how ? `${how.elder ? '&elder=1' : ''}&size=${how.size}` : ''
  return `/features/articles/read/index?id=${articleId}${looks}`
}

/** Where the pages live: on the web wherever this one came from, else the address the district has. */
const origin = (): string =>
  process.env.TARO_ENV === 'h5' ? `${location.origin}${location.pathname}`.replace(/\/$/, '') : site.origin

/** The article's address on the web: it opens in any browser, and in WeChat as the mini-program's ordinary-link code. */
export function articleAddress(articleId: string): string {
  return `${origin()}/#${articlePath(articleId)}`
}

/** A title without the editor's break marks. */
export const plainTitle = (title: string): string => title.replaceAll('｜', '')
