/** The body of one admin call, as the SDK sent it. Nothing in it is trusted to have the shape it should. */
export type Params = Readonly<Record<string, unknown>>

/** Answers what goes into the reply beside `requestId`, or a RawReply instead of it; refuses by throwing a CloudError. */
export type AdminAction = (params: Params) => object | Promise<object>
