import type { IncomingMessage } from 'node:http'

const LOCAL_NAMES = ['127.0.0.1', 'localhost', '[::1]']

/**
 * A page from elsewhere can point its own name at 127.0.0.1 (DNS rebinding) and would then be "same origin" with this
 * cloud. Its name still stands in the Host header, so only this machine's names are served.
 */
export function hostCheck(host: string, port: number): (request: IncomingMessage) => boolean {
  const allowed = new Set(
    [...LOCAL_NAMES, host].flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`])),
  )
  return (request) => allowed.has((request.headers.host ?? '').toLowerCase())
}
