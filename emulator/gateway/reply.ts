import type { ServerResponse } from 'node:http'

export function sendJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
): void {
  sendText(response, status, JSON.stringify(value), {
    'content-type': 'application/json; charset=utf-8',
    ...headers,
  })
}

export function sendText(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string>,
): void {
  const content = Buffer.from(text)
  response.writeHead(status, {
    'content-length': content.length,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    ...headers,
  })
  response.end(content)
}

/** A refusal of the gateway's own. */
export function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  sendJson(response, status, { code, message })
}
