import { Secret, TOTP } from 'otpauth'
import { site } from '../../site'
import type { StaffRow } from '../_server/accounts'
import { now } from '../_server/clock'
import { seal, unseal } from '../_server/secret'
import { spendTotpStep } from './store'

const PERIOD_SECONDS = 30
/** One step early or late: a phone's clock may be half a minute wrong. */
const WINDOW = 1
const SECRET_BYTES = 20
const PURPOSE = 'totp'

const generatorOf = (secret: string, label = '') =>
  new TOTP({ issuer: site.name, label, secret: Secret.fromBase32(secret), period: PERIOD_SECONDS, digits: 6 })

export const newTotpSecret = (): string => new Secret({ size: SECRET_BYTES }).base32

/** What the QR code says; authenticator apps read it. */
export const totpUri = (userName: string, secret: string): string => generatorOf(secret, userName).toString()

export const sealTotp = (staffId: string, secret: string): string => seal(PURPOSE, secret, staffId)

/** The 30-second step whose code this is, or null when it is none around `at` (ms). */
export function totpStep(secret: string, code: string, at: number): number | null {
  const delta = generatorOf(secret).validate({ token: code, timestamp: at, window: WINDOW })
  return delta === null ? null : Math.floor(at / 1000 / PERIOD_SECONDS) + delta
}

/** Checks a code against a sealed secret and uses it up: no code works twice. */
export async function totpFits(staff: StaffRow, sealed: string, code: string): Promise<boolean> {
  const secret = unseal(PURPOSE, sealed, staff._id).toString('utf8')
  const step = totpStep(secret, code, now().getTime())
  return step !== null && (await spendTotpStep(staff._id, step))
}
