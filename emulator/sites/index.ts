import type { IncomingMessage, ServerResponse } from 'node:http'
import { refuse, sendText } from '../gateway/reply'
import type { Handler } from '../gateway/server'
import { STORAGE_ADDRESS } from '../storage/door'
import { encodingFor, type SiteFile, SiteFiles } from './files'
import { PLAIN_HEADERS, pagePolicy } from './headers'
import { extensionOf, isHashed } from './types'

/** The addresses of each site by its name, 127.0.0.1 and localhost: people type either. */
export type SiteAddresses = Record<string, readonly string[]>

interface Options {
  readonly root: string
  /** The HTTP access service, here as `/api/<functionName>`: same origin, so that pages need no CORS. */
  readonly access: Handler
  readonly storage: Handler
  readonly api: string
  /** Names of the sites that may frame this one. */
  readonly framedBy: readonly string[]
  /** Complete once all sites listen. */
  readonly addresses: SiteAddresses
}

const API_ADDRESS = '/api/'
/** Where the sites of this cloud are, for pages that show one another. Whoever deploys puts a file of that name beside each page. */
const SITES_ADDRESS = '/sites.json'

/** Static hosting of one site: its files, and `index.html` for every address that names no file. */
export function site({ root, access, storage, api, framedBy, addresses }: Options): Handler {
  const files = new SiteFiles(root)
  const policies = new WeakMap<SiteFile, string>()

  const policyOf = (file: SiteFile): string => {
    const known = policies.get(file)
    if (known) return known
    const policy = pagePolicy(file.plain.toString('utf8'), {
      api,
      frames: Object.values(addresses).flat(),
      framedBy: framedBy.flatMap((name) => addresses[name] ?? []),
    })
    policies.set(file, policy)
    return policy
  }

  return async (request, response, address, query) => {
    if (address.startsWith(API_ADDRESS))
      return access(request, response, address.slice(API_ADDRESS.length - 1), query)
    if (address.startsWith(STORAGE_ADDRESS)) return storage(request, response, address, query)
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return refuse(response, 405, 'INVALID_PARAM', 'a site is only read')
    if (address === SITES_ADDRESS)
      return sendText(response, 200, JSON.stringify(addresses), {
        ...PLAIN_HEADERS,
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-cache',
      })
    const path = pathOf(address)
    const file = path === null ? null : await files.find(path)
    if (path !== null && file) return send(request, response, files, path, file, policyOf)
    const page = path !== null && !extensionOf(path) ? await files.find('/index.html') : null
    if (page) return send(request, response, files, '/index.html', page, policyOf)
    sendText(response, 404, '没有这个页面。', {
      ...PLAIN_HEADERS,
      'content-type': 'text/plain; charset=utf-8',
    })
  }
}

/** The decoded path of a file or page; `null` for one that climbs, hides or cannot be read. */
function pathOf(address: string): string | null {
  try {
    const path = decodeURIComponent(address)
    if (/[\0\\]|\/\//.test(path) || path.split('/').some((segment) => segment.startsWith('.'))) return null
    return path.endsWith('/') ? `${path}index.html` : path
  } catch {
    return null
  }
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  files: SiteFiles,
  path: string,
  file: SiteFile,
  policyOf: (file: SiteFile) => string,
) {
  const isPage = file.type.startsWith('text/html')
  const encoding = encodingFor(file, String(request.headers['accept-encoding'] ?? ''))
  const etag = encoding ? file.etag.replace(/"$/, `-${encoding}"`) : file.etag
  const headers: Record<string, string | number> = {
    ...PLAIN_HEADERS,
    'content-type': file.type,
    etag,
    vary: 'Accept-Encoding',
    'cache-control': isHashed(path) && !isPage ? 'public, max-age=31536000, immutable' : 'no-cache',
    ...(isPage ? { 'content-security-policy': policyOf(file) } : {}),
  }
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, headers)
    return response.end()
  }
  const body = encoding ? await files.encoded(path, file, encoding) : file.plain
  if (encoding) headers['content-encoding'] = encoding
  headers['content-length'] = body.length
  response.writeHead(200, headers)
  response.end(request.method === 'HEAD' ? undefined : body)
}
