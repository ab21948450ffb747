/** Paths inside a build, with `/` and without one at the beginning. */
export function normalize(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

export const folderOf = (path: string): string => path.split('/').slice(0, -1).join('/')

/** `to` as it is meant in the file `from`. */
export const relativeTo = (from: string, to: string): string =>
  to.startsWith('/') ? normalize(to) : normalize(`${folderOf(from)}/${to}`)

export interface PageUrl {
  readonly route: string
  /** WeChat hands the values over as they were written: nothing is decoded. */
  readonly query: Record<string, string>
}

export function parseUrl(url: string, from = ''): PageUrl {
  const [path = '', search = ''] = url.split('?')
  const query: Record<string, string> = {}
  for (const pair of search.split('&')) {
    if (!pair) continue
    const [name = '', ...value] = pair.split('=')
    query[decodeURIComponent(name)] = value.join('=')
  }
  return { route: relativeTo(from, path), query }
}
