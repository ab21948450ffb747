import { createHmac, randomUUID } from 'node:crypto'

/** A refusal of the centre, with its code and its sentences by field. */
export class Refusal extends Error {
  constructor(where, { code, fields, traceId }) {
    super(`${where}: ${code} ${Object.values(fields).join(' ')} (${traceId})`)
    this.code = code
    this.fields = fields
  }
}

async function post(api, functionName, event, token) {
  const response = await fetch(`${api}/${functionName}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(event),
  })
  return response.json()
}

/** Calls one action as a client does; answers its data or throws the refusal. */
export async function ask(api, functionName, action, input, token) {
  const reply = await post(api, functionName, { action, input, key: randomUUID() }, token)
  if (!reply.ok) throw new Refusal(`${functionName}.${action}`, reply.error)
  return reply.data
}

/** An event that only the holder of the centre's secret can make; `cloudfunctions/_server/bootstrap.ts` checks it. */
export function bootstrapEvent(secret, functionName, asked) {
  const at = new Date().toISOString()
  const parts = JSON.stringify(['bootstrap', functionName, at, JSON.stringify(asked)])
  const mac = createHmac('sha256', secret).update(parts).digest('base64url')
  return { bootstrap: asked, proof: { at, mac } }
}

/** What only the holder of the centre's secret may ask. */
export async function bootstrap(api, secret, functionName, asked) {
  const reply = await post(api, functionName, bootstrapEvent(secret, functionName, asked))
  if (!reply.ok) throw new Refusal(`${functionName}.bootstrap`, reply.error)
  return reply.data
}
