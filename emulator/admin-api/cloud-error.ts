/** A refusal as the wire carries it: `{ code, message, requestId }` with HTTP 200; the SDK throws it again at the caller. */
export class CloudError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = 'CloudError'
  }
}
