import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { sendText } from '../gateway/reply'
import type { Storage } from './index'

/** `PUT /_storage/<path>`: the second step of an upload. Like COS it answers nothing when all went well, XML otherwise. */
export async function receiveUpload(
  storage: Storage,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { authorization = '', 'content-length': length = '0' } = request.headers
  if (!storage.mayPut(path, authorization))
    return refuseUpload(
      request,
      response,
      403,
      'SignatureDoesNotMatch',
      'the permit does not fit or has run out',
    )
  if (!request.headers['x-cos-security-token'])
    return refuseUpload(request, response, 403, 'AccessDenied', 'x-cos-security-token is missing')
  const file = Number(length) > storage.limit ? null : await storage.put(path, request)
  if (!file)
    return refuseUpload(
      request,
      response,
      413,
      'EntityTooLarge',
      `a file may have ${storage.limit} bytes at most`,
    )
  response.writeHead(200, { etag: `"${file.hash}"`, 'content-length': 0 })
  response.end()
}

function refuseUpload(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  code: string,
  message: string,
) {
  request.resume()
  const id = randomUUID()
  const xml = `<?xml version='1.0' encoding='utf-8' ?>\n<Error><Code>${code}</Code><Message>${message}</Message><RequestId>${id}</RequestId><TraceId>${id}</TraceId></Error>`
  sendText(response, status, xml, { 'content-type': 'application/xml; charset=utf-8' })
}
