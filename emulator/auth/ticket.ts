import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { ENVIRONMENT } from '../functions/environment'

/** `tcb_custom_login.json` as the console hands it out. */
const Credentials = z.object({
  private_key_id: z.string().check(z.minLength(1)),
  private_key: z.string().check(z.regex(/PRIVATE KEY/)),
  env_id: z.literal(ENVIRONMENT, `env_id must be ${ENVIRONMENT}, this cloud's environment`),
})

/** What `createTicket` of the SDK signs. All times in milliseconds, although a JWT has seconds. */
const Claims = z.object({
  alg: z.literal('RS256'),
  env: z.literal(ENVIRONMENT),
  uid: z.string().check(z.regex(/^[a-zA-Z0-9_\-#@~=*(){}[\]:.,<>+]{4,32}$/)),
  /** The ticket itself opens nothing after this. */
  exp: z.number(),
  /** How long an access token of the sign-in lives. */
  refresh: z.number().check(z.positive()),
  /** When the sign-in ends. */
  expire: z.number(),
})
export type TicketClaims = z.infer<typeof Claims>

/** Between the key's id and the token. */
const DIVIDER = '/@@/'

/** Checks tickets of custom log-in against the project's own key. */
export class TicketReader {
  readonly #keyId: string
  readonly #key: KeyObject

  constructor(file: string) {
    const parsed = Credentials.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`)
    this.#keyId = parsed.data.private_key_id
    this.#key = createPublicKey(parsed.data.private_key)
  }

  /** `null` for anything that this key did not sign, or that has run out. */
  read(ticket: string): TicketClaims | null {
    const [keyId, token = ''] = ticket.split(DIVIDER)
    const [head = '', body = '', sign = '', ...more] = token.split('.')
    if (keyId !== this.#keyId || more.length) return null
    const isOurs = verify(
      'RSA-SHA256',
      Buffer.from(`${head}.${body}`),
      this.#key,
      Buffer.from(sign, 'base64url'),
    )
    if (!isOurs || jsonOf(head)?.alg !== 'RS256') return null
    const claims = Claims.safeParse(jsonOf(body))
    const now = Date.now()
    return claims.success && claims.data.exp > now && claims.data.expire > now ? claims.data : null
  }
}

function jsonOf(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}
