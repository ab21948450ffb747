/** Where in the page we are: `#/data/articles?index=…` */
export interface Route {
  readonly parts: readonly string[]
  readonly query: URLSearchParams
}

/** What a route shows. `stop` ends what goes on by itself. */
export interface View {
  readonly title: string
  readonly nodes: readonly Node[]
  stop?(): void
}

export type ViewOf = (route: Route) => View

export function readRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?', 2)
  return { parts: path.split('/').map(decode), query: new URLSearchParams(search) }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

export function hrefOf(parts: readonly string[], query: Readonly<Record<string, string>> = {}): string {
  const given = Object.entries(query).filter(([, value]) => value)
  const search = new URLSearchParams(given).toString()
  return `#/${parts.map(encodeURIComponent).join('/')}${search ? `?${search}` : ''}`
}

/** An `_id` in an address: EJSON, because an id need not be a text. */
export const documentHref = (collection: string, id: unknown) =>
  hrefOf(['data', collection, 'document', JSON.stringify(id)])
