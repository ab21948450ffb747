import { TicketReader } from './ticket'
import { Tokens } from './tokens'
import { type User, Users } from './users'

/** What a client gets for signing in (docs.cloudbase.net/http-api/auth). */
export interface SignIn {
  readonly token_type: 'Bearer'
  readonly access_token: string
  readonly refresh_token: string
  /** Seconds. */
  readonly expires_in: number
  readonly scope: string
  /** The user's id in this environment. */
  readonly sub: string
}

interface Options {
  readonly file: string
  /** `tcb_custom_login.json`; without it no ticket opens anything. */
  readonly customLogin?: string | undefined
}

/** Documented: an access token holds two hours, a refresh token 31 days. */
const ACCESS_MS = 2 * 3600_000
const REFRESH_MS = 31 * 24 * 3600_000

/** Users with a ticket of custom log-in, and anonymous ones. */
export class Auth {
  readonly #users: Users
  readonly #tokens: Tokens
  readonly #tickets: TicketReader | null

  constructor({ file, customLogin }: Options) {
    this.#users = new Users(file)
    this.#tokens = new Tokens(this.#users.key)
    this.#tickets = customLogin === undefined ? null : new TicketReader(customLogin)
  }

  signInAnonymously(deviceId: string): SignIn {
    return this.#signIn(this.#users.anonymous(deviceId), ACCESS_MS, Date.now() + REFRESH_MS)
  }

  /** `null` when the ticket is none of this project's, or has run out. */
  signInWithTicket(ticket: string): SignIn | null {
    const claims = this.#tickets?.read(ticket)
    if (!claims) return null
    const endsAt = Math.min(claims.expire, Date.now() + REFRESH_MS)
    return this.#signIn(this.#users.custom(claims.uid), Math.min(claims.refresh, ACCESS_MS), endsAt)
  }

  /** A new access token within the same sign-in. */
  refresh(refreshToken: string): SignIn | null {
    const claims = this.#tokens.read(refreshToken, 'refresh')
    const user = claims && this.#users.withUid(claims.uid)
    return user && this.#signIn(user, claims.lifeMs, claims.endsAt)
  }

  /** Who an access token stands for. */
  userOf(accessToken: string): User | null {
    const claims = this.#tokens.read(accessToken, 'access')
    return claims && this.#users.withUid(claims.uid)
  }

  withUid(uid: string): User | null {
    return this.#users.withUid(uid)
  }

  withCustomId(customUserId: string): User | null {
    return this.#users.withCustomId(customUserId)
  }

  close(): void {
    this.#users.close()
  }

  #signIn({ uid, customUserId }: User, lifeMs: number, endsAt: number): SignIn {
    const until = Math.min(Date.now() + lifeMs, endsAt)
    return {
      token_type: 'Bearer',
      access_token: this.#tokens.make({ uid, use: 'access', until, endsAt, lifeMs }),
      refresh_token: this.#tokens.make({ uid, use: 'refresh', until: endsAt, endsAt, lifeMs }),
      expires_in: Math.max(0, Math.floor((until - Date.now()) / 1000)),
      scope: customUserId ? '' : 'anonymous',
      sub: uid,
    }
  }
}
