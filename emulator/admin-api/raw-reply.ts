/** An answer that is no envelope but the bytes themselves, as the multipart actions give them. */
export class RawReply {
  constructor(
    readonly content: Buffer,
    readonly type: string,
  ) {}
}
