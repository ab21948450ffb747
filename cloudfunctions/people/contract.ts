import * as z from 'zod/mini'
import { defineContract, STAFF_ROLES } from '../_common/contract'
import { ENGAGEMENTS } from '../_common/engagement'
import { Cursor, Id, Instant, line, MobileNumber, Nothing } from '../_common/fields'
import { Grant } from '../_common/grants'

const STAFF = STAFF_ROLES

/** Why identity is asked for; shown to the resident before anything is asked (rules.md: sensitive data at the moment of need, with the purpose). */
export const SIGN_IN_REASONS = ['history', 'opinion', 'account', 'notices', 'order', 'volunteer'] as const

export const Token = z.string().check(z.regex(/^[A-Za-z0-9_-]{20,200}$/, '登录已经失效，请再登录一次'))
const SixDigits = z.string().check(z.regex(/^\d{6}$/, '是六位数字'))
const Password = z.string().check(z.minLength(10, '密码至少 10 位'), z.maxLength(128, '密码最多 128 位'))
export const UserName = z
  .string()
  .check(z.regex(/^[a-z][a-z0-9_.-]{1,31}$/, '账号用小写字母开头，可以有数字'))

export const Resident = z.object({
  residentId: Id,
  /** 138****6021; null for a resident who only came through WeChat. */
  phoneMasked: z.nullable(z.string()),
  throughWechat: z.boolean(),
  createdAt: Instant,
})
export type Resident = z.infer<typeof Resident>

export const Staff = z.object({
  staffId: Id,
  userName: UserName,
  name: line(20, 1, '写上姓名'),
  unitId: Id,
  grants: z.array(Grant).check(z.maxLength(20)),
  active: z.boolean(),
  engagement: z.enum(ENGAGEMENTS),
  /** 到期: from then on the account opens nothing. Null for staff. */
  endsAt: z.nullable(Instant),
  /** 带教老师: what the account sends waits for this colleague, and its things go there at the end. Null for staff. */
  mentorId: z.nullable(Id),
  totpEnrolled: z.boolean(),
  mustChangePassword: z.boolean(),
  lockedUntil: z.nullable(Instant),
  lastSignInAt: z.nullable(Instant),
  createdAt: Instant,
})
export type Staff = z.infer<typeof Staff>

/** A colleague as pickers and lists show one: no account, no sign-ins. */
export const Colleague = z.object({
  personId: Id,
  name: z.string(),
  unitId: Id,
  roles: z.array(z.enum(STAFF_ROLES)),
  engagement: z.enum(ENGAGEMENTS),
  endsAt: z.nullable(Instant),
  mentorId: z.nullable(Id),
})
export type Colleague = z.infer<typeof Colleague>

/** Stringers 通讯员, students 实践学生 and contractors 劳务派遣 need both; staff 在编 have neither. Left out: as it is, or staff. */
const Engaged = {
  engagement: z.optional(z.enum(ENGAGEMENTS)),
  endsAt: z.optional(z.nullable(Instant)),
  mentorId: z.optional(z.nullable(Id)),
}

/** A signed-in device. */
export const Session = z.object({
  sessionId: Id,
  /** Browser and system in words, e.g. Chrome，Windows. */
  device: z.string(),
  createdAt: Instant,
  lastSeenAt: Instant,
  current: z.boolean(),
})
export type Session = z.infer<typeof Session>

export const people = defineContract('people', {
  /** 微信里登录: the platform says who it is; the resident only agrees. */
  enterByWechat: {
    roles: ['visitor'],
    effect: 'write',
    input: z.object({ agreedPolicy: z.literal(true, '请先看过隐私政策，同意后再登录') }),
    output: z.object({ resident: Resident }),
  },
  /** H5 登录 step 1: a code by SMS; at most one a minute and ten a day to one number. */
  sendCode: {
    roles: ['visitor'],
    effect: 'write',
    perMinute: 5,
    input: z.object({ phone: MobileNumber }),
    output: z.object({ resendAfterSeconds: z.int(), validMinutes: z.int() }),
  },
  /** H5 登录 step 2. Five wrong tries void the code. */
  enterByCode: {
    roles: ['visitor'],
    effect: 'write',
    perMinute: 10,
    input: z.object({
      phone: MobileNumber,
      code: SixDigits,
      agreedPolicy: z.literal(true, '请先看过隐私政策，同意后再登录'),
    }),
    output: z.object({ token: Token, resident: Resident }),
  },
  /** 我存在这里的东西: everything stored about the caller, collection by collection. */
  aboutMe: {
    roles: ['resident'],
    effect: 'read',
    input: z.object({}),
    output: z.object({
      resident: Resident,
      stored: z.array(z.object({ what: z.string(), count: z.int(), why: z.string(), keptFor: z.string() })),
    }),
  },
  /** 注销账号: removes the account and everything personal; what must stay by law stays without a name. */
  deleteMe: {
    roles: ['resident'],
    effect: 'write',
    input: z.object({ sure: z.literal(true) }),
    output: Nothing,
  },
  signOut: {
    roles: ['resident', ...STAFF],
    whileUnready: true,
    effect: 'write',
    input: z.object({}),
    output: Nothing,
  },

  /** 工作台登录. Wrong three times in a row: a wait of 30 seconds; five: locked for 15 minutes, whether the account exists or not. The answer never says which part was wrong. */
  enterStaff: {
    roles: ['visitor'],
    effect: 'write',
    perMinute: 20,
    input: z.object({
      userName: line(32, 1, '写上账号'),
      password: z.string().check(z.minLength(1, '写上密码'), z.maxLength(128)),
      /** 动态码; asked for (fields.totp) after a right password of an enrolled account. */
      totp: z.optional(SixDigits),
    }),
    output: z.object({ token: Token, staff: Staff, lastSignInAt: z.nullable(Instant) }),
  },
  /** Who is signed in, and what the switches ask of them. */
  myself: {
    roles: STAFF,
    whileUnready: true,
    effect: 'read',
    input: z.object({}),
    output: z.object({ staff: Staff, mustEnrolTotp: z.boolean() }),
  },
  changePassword: {
    roles: STAFF,
    whileUnready: true,
    effect: 'write',
    input: z.object({ old: z.string().check(z.minLength(1), z.maxLength(128)), new: Password }),
    output: Nothing,
  },
  /** 绑定动态码 step 1: the secret to show as a QR code; not in force until confirmed. */
  beginTotp: {
    roles: STAFF,
    whileUnready: true,
    effect: 'write',
    input: z.object({}),
    output: z.object({ uri: z.string(), secret: z.string() }),
  },
  confirmTotp: {
    roles: STAFF,
    whileUnready: true,
    effect: 'write',
    input: z.object({ code: SixDigits }),
    output: z.object({ staff: Staff }),
  },
  /** Needs a code in force, so that a stolen session cannot take the second factor off. */
  removeTotp: {
    roles: STAFF,
    effect: 'write',
    input: z.object({ code: SixDigits }),
    output: z.object({ staff: Staff }),
  },
  sessions: {
    roles: STAFF,
    whileUnready: true,
    effect: 'read',
    input: z.object({}),
    output: z.object({ sessions: z.array(Session) }),
  },
  revokeSession: {
    roles: STAFF,
    whileUnready: true,
    effect: 'write',
    subject: 'sessionId',
    input: z.object({ sessionId: Id }),
    output: Nothing,
  },

  /** 同事: who works here, for choosing one; in the order of account names. */
  colleagues: {
    roles: STAFF,
    effect: 'read',
    input: z.object({}),
    output: z.object({ colleagues: z.array(Colleague) }),
  },

  listStaff: {
    roles: ['administrator'],
    effect: 'read',
    input: z.object({ q: z.optional(line(20)), cursor: z.optional(Cursor) }),
    output: z.object({ staff: z.array(Staff), nextCursor: z.nullable(Cursor) }),
  },
  /** A new account gets a one-time password that is shown once and must be changed at the first sign-in. */
  addStaff: {
    roles: ['administrator'],
    effect: 'write',
    subject: 'userName',
    input: z.object({
      userName: UserName,
      name: line(20, 1, '写上姓名'),
      unitId: Id,
      grants: z.array(Grant).check(z.maxLength(20)),
      ...Engaged,
    }),
    output: z.object({ staff: Staff, oneTimePassword: z.string() }),
  },
  /** Change name, unit, grants, or switch an account off; switching off ends its sessions at once. The last administrator stays. */
  changeStaff: {
    roles: ['administrator'],
    effect: 'write',
    subject: 'staffId',
    input: z.object({
      staffId: Id,
      name: line(20, 1, '写上姓名'),
      unitId: Id,
      grants: z.array(Grant).check(z.maxLength(20)),
      active: z.boolean(),
      ...Engaged,
    }),
    output: Staff,
  },
  resetPassword: {
    roles: ['administrator'],
    effect: 'write',
    subject: 'staffId',
    input: z.object({ staffId: Id }),
    output: z.object({ oneTimePassword: z.string() }),
  },
  /** 动态码丢了: takes the second factor off and ends the sessions. */
  resetTotp: {
    roles: ['administrator'],
    effect: 'write',
    subject: 'staffId',
    input: z.object({ staffId: Id }),
    output: Staff,
  },
})
