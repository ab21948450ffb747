import { randomUUID } from 'node:crypto'
import { RawReply } from '../raw-reply'

const END = Buffer.from(']}}')

/** `{ requestId, data: { list } }`, put together of bytes: most of a list are texts as they are stored. */
export class ListReply extends RawReply {
  constructor(private readonly list: Buffer) {
    const start = Buffer.from(`{"requestId":"${randomUUID()}","data":{"list":[`)
    super(Buffer.concat([start, list, END]), 'application/json; charset=utf-8')
  }

  /** For callers that are not at the other end of the wire. */
  get data(): { list: string[] } {
    return { list: JSON.parse(`[${this.list}]`) as string[] }
  }
}
