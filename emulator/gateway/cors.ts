import type { IncomingMessage, ServerResponse } from 'node:http'

const CLOSED = { vary: 'Origin' }

/** What lets a page of an allowed origin read an answer; for every other page the answer stays closed. */
export function corsHeaders(
  { headers: { origin } }: IncomingMessage,
  allowed: () => readonly string[],
  exposed: string,
): Readonly<Record<string, string>> {
  if (!origin || !allowed().includes(origin)) return CLOSED
  return {
    vary: 'Origin',
    'access-control-allow-origin': origin,
    'access-control-expose-headers': exposed,
  }
}

/** A browser asks whether it may; any other OPTIONS is a request like others. */
export const isPreflight = ({ method, headers }: IncomingMessage): boolean =>
  method === 'OPTIONS' && headers['access-control-request-method'] !== undefined

/** Answers a preflight; `cors` decides whether the browser takes it as a yes. */
export function endPreflight(
  response: ServerResponse,
  cors: Readonly<Record<string, string>>,
  methods: string,
  headers: string,
): void {
  response.writeHead(204, {
    ...cors,
    'access-control-allow-methods': methods,
    'access-control-allow-headers': headers,
    'access-control-max-age': '600',
  })
  response.end()
}
