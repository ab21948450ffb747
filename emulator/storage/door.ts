import type { IncomingMessage, ServerResponse } from 'node:http'
import { corsHeaders, endPreflight } from '../gateway/cors'
import { refuse } from '../gateway/reply'
import { sendDownload } from './download'
import type { Storage } from './index'
import { pathOfAddress } from './paths'
import { receiveUpload } from './upload'

export const STORAGE_ADDRESS = '/_storage/'

const METHODS = 'GET, HEAD, PUT'
const UPLOAD_HEADERS =
  'authorization, signature, x-cos-security-token, x-cos-meta-fileid, key, content-type, range'

/** `/_storage/<path>`. Only the pages of this cloud's own sites may use it from a script. */
export function storageDoor(storage: Storage, siteOrigins: () => readonly string[]) {
  return async (
    request: IncomingMessage,
    response: ServerResponse,
    address: string,
    query: string,
  ): Promise<void> => {
    const cors = corsHeaders(request, siteOrigins, 'etag, content-range, x-request-id')
    if (request.method === 'OPTIONS') return endPreflight(response, cors, METHODS, UPLOAD_HEADERS)
    for (const [name, value] of Object.entries(cors)) response.setHeader(name, value)
    const path = pathOfAddress(address.slice(STORAGE_ADDRESS.length))
    if (path === null) return refuse(response, 400, 'INVALID_PARAM', 'this is not a path of a file')
    if (request.method === 'PUT') return receiveUpload(storage, path, request, response)
    if (request.method === 'GET' || request.method === 'HEAD')
      return sendDownload(storage, path, query, request, response)
    refuse(response, 405, 'INVALID_PARAM', 'files are fetched by GET and put by PUT')
  }
}
