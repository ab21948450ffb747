import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { refuse, sendText } from '../gateway/reply'
import type { Handler } from '../gateway/server'
import { pageApi } from './api'
import type { PageServices } from './api/endpoint'

/** The page itself holds no data and needs no key; what it shows comes from its API, which does. */
const FILES: Readonly<Record<string, readonly [file: string, type: string]>> = {
  '/_cloud/': ['index.html', 'text/html; charset=utf-8'],
  '/_cloud/page.js': ['page.js', 'text/javascript; charset=utf-8'],
  '/_cloud/page.css': ['page.css', 'text/css; charset=utf-8'],
}

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
}

const API_ADDRESS = '/_cloud/api/'

/** `/_cloud/`: the cloud's own page. */
export function page(services: PageServices): Handler {
  const api = pageApi(services)
  const contents = Object.fromEntries(
    Object.entries(FILES).map(([address, [file, type]]) => [
      address,
      { text: readFileSync(join(__dirname, 'page', file), 'utf8'), type },
    ]),
  )

  return (request, response, path, query) => {
    if (path.startsWith(API_ADDRESS)) return api(request, response, path.slice(API_ADDRESS.length), query)
    if (path === '/_cloud') return sendText(response, 308, '', { location: '/_cloud/' })
    const content = Object.hasOwn(contents, path) ? contents[path] : undefined
    if (!content || request.method !== 'GET')
      return refuse(response, 404, 'INVALID_PATH', 'there is nothing at this address')
    sendText(response, 200, content.text, { ...HEADERS, 'content-type': content.type })
  }
}
