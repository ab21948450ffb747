import type { IncomingMessage, ServerResponse } from 'node:http'
import { refuse } from '../gateway/reply'
import { sendDownload } from './download'
import type { Storage } from './index'
import { pathOfAddress } from './paths'
import { receiveUpload } from './upload'

export const STORAGE_ADDRESS = '/_storage/'

/** `/_storage/<path>`. Only the pages of this cloud's own sites may use it from a script. */
export function storageDoor(storage: Storage, siteOrigins: () => readonly string[]) {
  return async (
    request: IncomingMessage,
    response: ServerResponse,
    address: string,
    query: string,
  ): Promise<void> => {
    allowSites(request, response, siteOrigins())
    if (request.method === 'OPTIONS') return endPreflight(response)
    const path = pathOfAddress(address.slice(STORAGE_ADDRESS.length))
    if (path === null) return refuse(response, 400, 'INVALID_PARAM', 'this is not a path of a file')
    if (request.method === 'PUT') return receiveUpload(storage, path, request, response)
    if (request.method === 'GET' || request.method === 'HEAD')
      return sendDownload(storage, path, query, request, response)
    refuse(response, 405, 'INVALID_PARAM', 'files are fetched by GET and put by PUT')
  }
}

function allowSites(request: IncomingMessage, response: ServerResponse, origins: readonly string[]) {
  const { origin } = request.headers
  response.setHeader('vary', 'Origin')
  if (!origin || !origins.includes(origin)) return
  response.setHeader('access-control-allow-origin', origin)
  response.setHeader('access-control-expose-headers', 'etag, content-range, x-request-id')
}

function endPreflight(response: ServerResponse) {
  response.writeHead(204, {
    'access-control-allow-methods': 'GET, HEAD, PUT',
    'access-control-allow-headers':
      'authorization, signature, x-cos-security-token, x-cos-meta-fileid, key, content-type, range',
    'access-control-max-age': '600',
  })
  response.end()
}
