import type { Role } from '../_common/contract'
import { isInForce, residentIdOfOpenid, residentsTable, type StaffRow, staffTable } from './accounts'
import type { Caller } from './caller'
import type { Call } from './door'
import { hashed } from './secret'
import { type SessionRow, sessionOf } from './sessions'

/** Who calls, and what still stands in a staff member's way. */
export interface Identity {
  readonly caller: Caller
  readonly mustChangePassword: boolean
  readonly totpEnrolled: boolean
}

interface Trace {
  readonly traceId: string
  readonly requestId: string
}

const RESIDENT: readonly Role[] = ['resident']

/** Somebody whose name does not matter for this call, or who gave none. */
export function visitor(call: Call, trace: Trace): Caller {
  return {
    personId: null,
    kind: 'visitor',
    name: '',
    unitId: null,
    roles: [],
    grants: [],
    openid: call.openid,
    sessionId: null,
    key: call.openid ? hashed('caller', 'wechat', call.openid) : hashed('caller', 'address', call.address),
    userAgent: call.userAgent,
    address: call.address,
    traceId: trace.traceId,
    requestId: trace.requestId,
  }
}

const plain = (caller: Caller): Identity => ({ caller, mustChangePassword: false, totpEnrolled: false })

function asStaff(caller: Caller, session: SessionRow, staff: StaffRow): Identity {
  return {
    caller: {
      ...caller,
      personId: staff._id,
      kind: 'staff',
      name: staff.name,
      unitId: staff.unitId,
      roles: [...new Set(staff.grants.map((grant) => grant.role))],
      grants: staff.grants,
      sessionId: session._id,
      key: hashed('caller', 'person', staff._id),
    },
    mustChangePassword: staff.mustChangePassword,
    totpEnrolled: staff.totpSecret !== null,
  }
}

async function throughWechat(caller: Caller, openid: string): Promise<Identity> {
  const resident = await residentsTable.get(residentIdOfOpenid(openid))
  return plain(resident ? { ...caller, personId: resident._id, kind: 'resident', roles: RESIDENT } : caller)
}

async function throughSession(caller: Caller, token: string): Promise<Identity> {
  const session = await sessionOf(token, caller.openid)
  if (!session) return plain(caller)
  if (session.kind === 'staff') {
    const staff = await staffTable.get(session.personId)
    return staff && isInForce(staff) ? asStaff(caller, session, staff) : plain(caller)
  }
  return plain({
    ...caller,
    personId: session.personId,
    kind: 'resident',
    roles: RESIDENT,
    sessionId: session._id,
    key: hashed('caller', 'person', session.personId),
  })
}

/** Who is calling, from the platform's openid or from a session that is in force; otherwise a visitor. */
export function identify(call: Call, trace: Trace): Promise<Identity> {
  const caller = visitor(call, trace)
  // a staff member's phone sends its session along for the newsroom's own actions; it is then not the resident who calls
  if (call.token) return throughSession(caller, call.token)
  return call.openid ? throughWechat(caller, call.openid) : Promise.resolve(plain(caller))
}
