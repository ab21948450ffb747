import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { hostCheck } from './host'
import { listen } from './listen'
import { refuse } from './reply'

/** `path` is the request's address without the query, still percent-encoded. */
export type Handler = (
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: string,
) => unknown

/**
 * An instance that is frozen between calls does not see that a connection is closed, and its next request over it fails.
 * Connections to this machine cost nothing, so they are kept for an hour.
 */
const KEEP_ALIVE_MS = 3_600_000
/** How long requests in flight may still take when the cloud stops. */
const DRAIN_LIMIT_MS = 10_000

export interface Listening {
  readonly port: number
  /** Takes no new request but those that `whileClosing` lets through, waits for the ones in flight, then closes. */
  close(whileClosing?: (path: string) => boolean): Promise<void>
}

/** An HTTP server for this machine only. `handle` is set by the caller once it knows the port. */
export async function serve(
  host: string,
  port: number,
  handlerFor: (port: number) => Handler,
): Promise<Listening> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, noDelay: true })
  const flight = new Flight()
  let through: ((path: string) => boolean) | null = null
  const actual = await listen(server, host, port)
  const handle = handlerFor(actual)
  const isHere = hostCheck(host, actual)

  server.on('request', (request, response) => {
    const [path, query] = split(request.url ?? '/')
    if (!isHere(request))
      return refuse(response, 421, 'INVALID_HOST', 'this cloud answers on this machine only')
    if (through && !through(path)) return refuseClosing(response)
    if (!through?.(path)) flight.track(response)
    answer(handle, request, response, path, query)
  })
  return {
    port: actual,
    async close(whileClosing = () => false) {
      through = whileClosing
      await flight.landed(DRAIN_LIMIT_MS)
      await closeServer(server)
    },
  }
}

async function answer(
  handle: Handler,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: string,
) {
  try {
    await handle(request, response, path, query)
  } catch (error) {
    if (request.destroyed && !request.complete) return // the client went away
    console.error(`${request.method} ${path}`, error)
    if (response.headersSent) response.destroy()
    else refuse(response, 500, 'SYS_ERR', 'the local cloud failed; its log says why')
  }
}

function split(url: string): [path: string, query: string] {
  const mark = url.indexOf('?')
  return mark < 0 ? [url, ''] : [url.slice(0, mark), url.slice(mark + 1)]
}

function refuseClosing(response: ServerResponse) {
  response.setHeader('connection', 'close')
  refuse(response, 503, 'SYS_ERR', 'the local cloud is stopping')
}

function closeServer(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 500).unref()
  })
}

/** The requests that are being answered. */
class Flight {
  #count = 0
  #onLanded: (() => void) | null = null

  track(response: ServerResponse) {
    this.#count++
    response.once('close', () => {
      this.#count--
      if (!this.#count) this.#onLanded?.()
    })
  }

  landed(limit: number): Promise<void> {
    if (!this.#count) return Promise.resolve()
    return new Promise((done) => {
      this.#onLanded = done
      setTimeout(done, limit).unref()
    })
  }
}
