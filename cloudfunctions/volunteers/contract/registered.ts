import * as z from 'zod/mini'
import type { Actions } from '../../_common/contract'
import { Cursor, Id, Instant, line, MobileNumber } from '../../_common/fields'
import { ORGANISERS, VOLUNTEER_STATES } from '../machine'
import { Day } from './shared'

/** Relations of a guardian (民法典 §27). */
export const GUARDIAN_RELATIONS = ['parent', 'grandparent', 'sibling', 'other'] as const
export const GUARDIAN_RELATION_LABELS: Record<(typeof GUARDIAN_RELATIONS)[number], string> = {
  parent: '父母',
  grandparent: '祖父母、外祖父母',
  sibling: '成年兄姐',
  other: '其他监护人',
}
/** How the station got a guardian's consent. */
export const CONSENT_WAYS = ['paper', 'phone', 'present'] as const
export const CONSENT_WAY_LABELS: Record<(typeof CONSENT_WAYS)[number], string> = {
  paper: '签了纸质同意书',
  phone: '电话里同意',
  present: '当面同意',
}

const Guardian = z.object({
  name: line(30, 2, '写监护人的姓名'),
  relation: z.enum(GUARDIAN_RELATIONS),
  phone: MobileNumber,
})
const IdentityNumber = z.string().check(z.regex(/^\d{17}[\dX]$/, '身份证号是 18 位，最后一位可能是 X'))
const ids = (most: number) => z.array(Id).check(z.maxLength(most))

/** What people say of themselves and may change; an address only as far as street and community. */
const Changeable = {
  phone: MobileNumber,
  streetId: Id,
  communityId: z.nullable(Id),
  skills: ids(20),
  languages: ids(10),
  times: ids(10),
}

/** One's own registration, without what is sealed: numbers only with their middle hidden. */
export const MyRegistration = z.object({
  volunteerId: Id,
  state: z.enum(VOLUNTEER_STATES),
  name: z.string(),
  birthDate: z.string(),
  identityMasked: z.string(),
  phoneMasked: z.string(),
  streetId: z.string(),
  communityId: z.nullable(z.string()),
  skills: z.array(z.string()),
  languages: z.array(z.string()),
  times: z.array(z.string()),
  guardian: z.nullable(
    z.object({
      name: z.string(),
      relation: z.enum(GUARDIAN_RELATIONS),
      phoneMasked: z.string(),
      consentedAt: z.nullable(Instant),
    }),
  ),
  /** 保险: set by who organises; null: none known. */
  insuredUntil: z.nullable(z.string()),
  awayUntil: z.nullable(z.string()),
  teamIds: z.array(z.string()),
  registeredAt: Instant,
})
export type MyRegistration = z.infer<typeof MyRegistration>

/** What a station sees of those in its care: no number, no birth date. */
export const VolunteerCard = z.object({
  volunteerId: Id,
  name: z.string(),
  state: z.enum(VOLUNTEER_STATES),
  streetId: z.string(),
  communityId: z.nullable(z.string()),
  skills: z.array(z.string()),
  languages: z.array(z.string()),
  minor: z.boolean(),
  insuredUntil: z.nullable(z.string()),
  awayUntil: z.nullable(z.string()),
  teamIds: z.array(z.string()),
  guardianName: z.nullable(z.string()),
})
export type VolunteerCard = z.infer<typeof VolunteerCard>

const Mine = z.object({ registration: z.nullable(MyRegistration) })

export const registered = {
  /** 我的注册 */
  mine: { roles: ['resident'], effect: 'read', input: z.object({}), output: Mine },
  /** 注册: the identity number is only checked by its own check digit (GB 11643) and against the birth date. */
  register: {
    roles: ['resident'],
    effect: 'write',
    input: z.object({
      name: line(30, 2, '写您的姓名'),
      birthDate: Day,
      identityNumber: IdentityNumber,
      ...Changeable,
      guardian: z.nullable(Guardian),
      /** What is collected and what for was read and agreed to, at this moment. */
      agreed: z.literal(true, '先看一看收集哪些信息、做什么用，再点同意'),
    }),
    output: Mine,
  },
  /** 更正自己的资料; without a phone the one that is known stays. */
  changeMine: {
    roles: ['resident'],
    effect: 'write',
    input: z.object({ ...Changeable, phone: z.optional(MobileNumber) }),
    output: Mine,
  },
  /** 请假到; null: back again. */
  setAway: {
    roles: ['resident'],
    effect: 'write',
    input: z.object({ until: z.nullable(Day) }),
    output: Mine,
  },
  /** 退出: everything sealed goes; what was served stays on record, as 民政部令第67号 asks. Only the same person comes back to it. */
  withdraw: { roles: ['resident'], effect: 'write', input: z.object({}), output: Mine },

  /** 本站的志愿者, by street; `name` is how theirs begins. */
  roster: {
    roles: ORGANISERS,
    effect: 'read',
    input: z.object({
      streetId: Id,
      state: z.enum(VOLUNTEER_STATES),
      name: z.optional(line(30, 1, '写姓，或者姓名的前几个字')),
      cursor: z.optional(Cursor),
    }),
    output: z.object({ volunteers: z.array(VolunteerCard), nextCursor: z.nullable(z.string()) }),
  },
  /** 看监护人的电话, to ask for the consent and only until it is there; each look is audited. */
  guardianContact: {
    roles: ORGANISERS,
    effect: 'write',
    subject: 'volunteerId',
    input: z.object({ volunteerId: Id }),
    output: z.object({ name: z.string(), relation: z.enum(GUARDIAN_RELATIONS), phone: MobileNumber }),
  },
  /** 监护人同意了 */
  confirmGuardian: {
    roles: ORGANISERS,
    effect: 'write',
    subject: 'volunteerId',
    input: z.object({ volunteerId: Id, way: z.enum(CONSENT_WAYS) }),
    output: VolunteerCard,
  },
  setInsurance: {
    roles: ORGANISERS,
    effect: 'write',
    subject: 'volunteerId',
    input: z.object({ volunteerId: Id, until: z.nullable(Day) }),
    output: VolunteerCard,
  },
} satisfies Actions
