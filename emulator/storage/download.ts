import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { refuse } from '../gateway/reply'
import type { StoredFile } from './catalogue'
import type { Storage } from './index'
import { kindHeaders } from './kinds'

interface Range {
  readonly start: number
  readonly end: number
}

/** `GET /_storage/<path>`, whole or in part. A private file that may not be fetched looks like one that is not there. */
export async function sendDownload(
  storage: Storage,
  path: string,
  query: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const file = storage.mayGet(path, query) ? storage.find(path) : undefined
  if (!file)
    return refuse(response, 404, 'STORAGE_FILE_NONEXIST', 'there is no such file, or its address has run out')
  const etag = `"${file.hash}"`
  const headers: Record<string, string | number> = {
    ...kindHeaders(file.kind),
    etag,
    'last-modified': new Date(file.storedAt).toUTCString(),
    'accept-ranges': 'bytes',
    'cache-control': storage.isPublic(path) ? 'public, max-age=2592000' : 'private, no-store',
  }
  if (request.headers['if-none-match'] === etag) return end(response, 304, headers)
  const asked =
    request.headers['if-range'] && request.headers['if-range'] !== etag ? undefined : request.headers.range
  const range = rangeOf(asked, file)
  if (range === 'unsatisfiable')
    return end(response, 416, { ...headers, 'content-range': `bytes */${file.size}` })
  const { start, end: last } = range ?? { start: 0, end: file.size - 1 }
  if (range) headers['content-range'] = `bytes ${start}-${last}/${file.size}`
  headers['content-length'] = last - start + 1
  if (request.method === 'HEAD' || file.size === 0) return end(response, range ? 206 : 200, headers)
  response.writeHead(range ? 206 : 200, headers)
  await pipeline(storage.read(file, start, last), response).catch(() => response.destroy())
}

function end(response: ServerResponse, status: number, headers: Record<string, string | number>) {
  response.writeHead(status, headers)
  response.end()
}

/** One range of bytes; several at once are answered with the whole file, as the standard allows. */
function rangeOf(header: string | undefined, { size }: StoredFile): Range | null | 'unsatisfiable' {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (from === undefined || to === undefined || from + to === '') return null
  const start = from ? Number(from) : Math.max(0, size - Number(to))
  const end = from && to ? Math.min(Number(to), size - 1) : size - 1
  return start > end ? 'unsatisfiable' : { start, end }
}
