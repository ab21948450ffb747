import * as z from 'zod/mini'
import type { Actions } from '../../_common/contract'
import { Cursor, Id, Instant, line } from '../../_common/fields'
import { CERTIFICATE_STATES, CORRECTION_STATES, ORGANISERS } from '../machine'
import { Day, Of, Organiser, Reason, Someone, WAYS } from './shared'

/** 时长台账的一笔: never changed; a correction is another one, less than 0 when it takes away. */
export const HoursEntry = z.object({
  entryId: Id,
  number: z.int(),
  kind: z.enum(['service', 'correction']),
  minutes: z.int(),
  of: Of,
  organiser: Organiser,
  way: z.enum(WAYS),
  confirmedBy: z.string(),
  reason: z.string(),
  at: Instant,
  writtenAt: Instant,
})
export type HoursEntry = z.infer<typeof HoursEntry>

export const Correction = z.object({
  correctionId: Id,
  volunteer: Someone,
  entryId: Id,
  of: Of,
  organiser: Organiser,
  fromMinutes: z.int(),
  toMinutes: z.int(),
  why: z.string(),
  state: z.enum(CORRECTION_STATES),
  answer: z.string(),
  askedAt: Instant,
})
export type Correction = z.infer<typeof Correction>

/** What a certificate says, and nothing else. */
export const Certificate = z.object({
  number: z.string(),
  code: z.string(),
  name: z.string(),
  organiser: Organiser,
  from: Day,
  until: Day,
  minutes: z.int(),
  services: z.int(),
  issuedAt: Instant,
  state: z.enum(CERTIFICATE_STATES),
  revokedAt: z.nullable(Instant),
  reason: z.string(),
})
export type Certificate = z.infer<typeof Certificate>

/** 20 letters and digits that are not mixed up when read aloud. */
export const CertificateCode = z
  .string()
  .check(z.regex(/^[2-9A-HJ-NP-Z]{20}$/, '核验码是 20 位字母和数字，请照证明上的填'))

const Totals = z.object({ minutes: z.int(), services: z.int(), entries: z.int() })
const Page = z.object({ cursor: z.optional(Cursor) })

export const hours = {
  /** 我的时长 */
  myHours: {
    roles: ['resident'],
    effect: 'read',
    input: Page,
    output: z.object({ totals: Totals, entries: z.array(HoursEntry), nextCursor: z.nullable(z.string()) }),
  },
  /** 重新数一遍: counts one's own entries again. */
  recountMine: {
    roles: ['resident'],
    effect: 'write',
    input: z.object({}),
    output: z.object({ ...Totals.shape, agreed: z.boolean() }),
  },
  /** 申请更正 */
  askCorrection: {
    roles: ['resident'],
    effect: 'write',
    subject: 'entryId',
    input: z.object({
      entryId: Id,
      toMinutes: z.int().check(z.minimum(0), z.maximum(720, '一次服务最多 12 小时')),
      why: Reason,
    }),
    output: Correction,
  },
  myCorrections: {
    roles: ['resident'],
    effect: 'read',
    input: z.object({}),
    output: z.object({ corrections: z.array(Correction) }),
  },
  /** 等我决定的更正 */
  corrections: {
    roles: ORGANISERS,
    effect: 'read',
    /** Without an organiser: of all stations that the caller speaks for. */
    input: z.object({ organiserId: z.optional(Id), cursor: z.optional(Cursor) }),
    output: z.object({ corrections: z.array(Correction), nextCursor: z.nullable(z.string()) }),
  },
  decideCorrection: {
    roles: ORGANISERS,
    effect: 'write',
    subject: 'correctionId',
    input: z.object({ correctionId: Id, accept: z.boolean(), answer: Reason }),
    output: Correction,
  },

  /** 开证明: free, at once, from what the organiser recorded between two days. */
  certify: {
    roles: ['resident'],
    effect: 'write',
    subject: 'number',
    input: z.object({ organiserId: Id, from: Day, until: Day }),
    output: Certificate,
  },
  myCertificates: {
    roles: ['resident'],
    effect: 'read',
    input: z.object({}),
    output: z.object({ certificates: z.array(Certificate) }),
  },
  /** 证明 PDF, base64. */
  certificateFile: {
    roles: ['resident'],
    effect: 'read',
    perMinute: 10,
    input: z.object({ code: CertificateCode }),
    output: z.object({ fileName: z.string(), pdf: z.string() }),
  },
  /** 核验: anyone who has the code sees what the certificate says, and whether it still holds. */
  verify: {
    roles: ['visitor'],
    effect: 'read',
    perMinute: 20,
    input: z.object({ code: CertificateCode }),
    output: Certificate,
  },
  /** 本站开出的证明, newest first; `find` is a certificate's number or the whole name on it. */
  certificates: {
    roles: ORGANISERS,
    effect: 'read',
    input: z.object({
      organiserId: z.optional(Id),
      find: z.optional(line(30, 2, '写全证明编号或姓名')),
      cursor: z.optional(Cursor),
    }),
    output: z.object({ certificates: z.array(Certificate), nextCursor: z.nullable(z.string()) }),
  },
  /** 作废, with a reason that everybody who verifies it sees. */
  revoke: {
    roles: ORGANISERS,
    effect: 'write',
    subject: 'code',
    input: z.object({ code: CertificateCode, reason: Reason }),
    output: Certificate,
  },
} satisfies Actions
