import type { IncomingMessage } from 'node:http'

/** A sender of more than this is cut off instead of heard to the end. */
const PATIENCE_BYTES = 64 * 1024 * 1024

/**
 * The body; `null` when it is larger than `limit` bytes. What is too much is read and dropped, because most clients
 * read an answer only after they have sent everything.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  return new Promise((done, fail) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit) chunks.push(chunk)
      else chunks.length = 0
      if (size > PATIENCE_BYTES) request.destroy()
    })
    request.on('end', () =>
      done(size > limit ? null : chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)),
    )
    request.on('error', fail)
    request.on('aborted', () => fail(new Error('the client went away')))
  })
}
