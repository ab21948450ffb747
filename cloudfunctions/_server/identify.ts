import type { Role } from '../_common/contract'
import { isInForce, residentIdOfOpenid, residentsTable } from './accounts'
import type { Caller } from './caller'
import type { Call } from './door'
import { hashed } from './secret'
import { type SignedIn, sessionOf } from './sessions'

/** Who calls, and what still stands in a staff member's way. */
export interface Identity {
  readonly caller: Caller
  readonly mustChangePassword: boolean
  /** A second factor is required of everyone, and this staff member has none. */
  readonly mustEnrol: boolean
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

const plain = (caller: Caller): Identity => ({ caller, mustChangePassword: false, mustEnrol: false })

function asStaff(caller: Caller, { session, staff, switches }: SignedIn): Identity {
  if (!staff || !isInForce(staff)) return plain(caller)
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
    mustEnrol: switches.staff_second_factor && staff.totpSecret === null,
  }
}

async function throughWechat(caller: Caller, openid: string): Promise<Identity> {
  const resident = await residentsTable.get(residentIdOfOpenid(openid))
  return plain(resident ? { ...caller, personId: resident._id, kind: 'resident', roles: RESIDENT } : caller)
}

async function throughSession(caller: Caller, token: string): Promise<Identity> {
  const signedIn = await sessionOf(token, caller.openid)
  if (!signedIn) return plain(caller)
  const { session } = signedIn
  if (session.kind === 'staff') return asStaff(caller, signedIn)
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
