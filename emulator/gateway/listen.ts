import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

const TRIES = 100

/** Listens on the port, or on the next one that is free; answers which. Port 0 means any. */
export async function listen(server: Server, host: string, port: number): Promise<number> {
  for (let tried = 0; ; tried++) {
    try {
      return await listenOn(server, host, port && port + tried)
    } catch (error) {
      const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
      if (!taken || tried === TRIES || port + tried >= 65_535) throw error
    }
  }
}

function listenOn(server: Server, host: string, port: number): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', fail)
    server.listen({ host, port }, () => {
      server.off('error', fail)
      done((server.address() as AddressInfo).port)
    })
  })
}
