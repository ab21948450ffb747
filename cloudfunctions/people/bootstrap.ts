import * as z from 'zod/mini'
import { ENGAGEMENTS } from '../_common/engagement'
import { AppError } from '../_common/errors'
import { Id, line } from '../_common/fields'
import { Grant } from '../_common/grants'
import { appendAudit } from '../_server/audit'
import { provenBootstrap } from '../_server/bootstrap'
import { instant, instantAfter } from '../_server/clock'
import { hashed } from '../_server/secret'
import { isAdministrator, newStaffRow } from './administration'
import { people, UserName } from './contract'
import { STAFF_ENGAGED } from './engaging'
import { oneTimePassword } from './passwords'
import * as store from './store'

const Person = { userName: UserName, name: line(20, 1), unitId: Id }
const FirstAdministrator = z.object({ kind: z.literal('first-administrator'), ...Person })
/** Accounts that are ready to use, with known passwords: only for a centre that says it is a sample. */
const SampleStaff = z.object({
  kind: z.literal('sample-staff'),
  staff: z
    .array(
      z.object({
        ...Person,
        grants: z.array(Grant),
        password: z.string().check(z.minLength(10)),
        engagement: z.optional(z.enum(ENGAGEMENTS)),
        endsInDays: z.optional(z.int()),
        /** A user name of this list. */
        mentor: z.optional(UserName),
      }),
    )
    .check(z.maxLength(20)),
})
const Asked = z.discriminatedUnion('kind', [FirstAdministrator, SampleStaff])

const EVERYWHERE: readonly Grant[] = [{ role: 'administrator', units: '*', columns: '*' }]
/** One fixed id: there cannot be two first administrators, however many commands run at once. */
const FIRST = 'first-administrator'

async function firstAdministrator({ userName, name, unitId }: z.infer<typeof FirstAdministrator>) {
  const password = oneTimePassword()
  const row = await newStaffRow(
    FIRST,
    { userName, name, unitId, grants: EVERYWHERE, ...STAFF_ENGAGED },
    password,
  )
  const known = await store.findStaff(FIRST)
  if (known ? known.lastSignInAt !== null : await store.anyAdministrator()) {
    throw new AppError('wrong_state', 'there is an administrator', {
      '': '已经有管理员了。请他在工作台的“人员”里开账号。',
    })
  }
  if (known) await store.changeStaff(FIRST, { passwordHash: row.passwordHash })
  else if (!(await store.addStaff(row))) {
    throw new AppError('changed_meanwhile', 'another command was first, or the user name is taken')
  }
  await store.listAdministrator(FIRST)
  const { headMoved } = await appendAudit({
    at: instant(),
    staffId: FIRST,
    staffName: name,
    action: 'people.bootstrap',
    subject: userName,
    outcome: 'done',
    traceId: '',
  })
  await headMoved
  return { userName: known?.userName ?? userName, oneTimePassword: password }
}

const DAY_MS = 24 * 60 * 60 * 1000
const sampleIdOf = (userName: string): string => hashed('sample-staff', userName).slice(0, 22)

async function sampleStaff({ staff }: z.infer<typeof SampleStaff>) {
  if (process.env.CENTRE_MODE !== 'sample') throw new AppError('not_allowed', 'this centre is no sample')
  const added: { userName: string; staffId: string }[] = []
  for (const { password, engagement = 'staff', endsInDays, mentor, ...person } of staff) {
    const staffId = sampleIdOf(person.userName)
    const endsAt = endsInDays === undefined ? null : instantAfter(endsInDays * DAY_MS)
    const engaged = { engagement, endsAt, mentorId: mentor ? sampleIdOf(mentor) : null }
    const row = await newStaffRow(staffId, { ...person, ...engaged }, password, false)
    await store.addStaff(row)
    if (isAdministrator(row)) await store.listAdministrator(staffId)
    added.push({ userName: person.userName, staffId })
  }
  return { staff: added }
}

/** Makes the first accounts of a centre, for whoever holds its secret (docs/decisions/0004-identity.md). */
export async function bootstrap(event: Readonly<Record<string, unknown>>): Promise<unknown> {
  const asked = Asked.safeParse(provenBootstrap(people.functionName, event))
  if (!asked.success) throw new AppError('invalid_input', 'bootstrap asks for nothing known')
  return asked.data.kind === 'first-administrator' ? firstAdministrator(asked.data) : sampleStaff(asked.data)
}
