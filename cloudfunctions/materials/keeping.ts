import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { files } from '../_server/files'
import { newId } from '../_server/ids'
import { bandsNear, differingBits, isAlike } from './alike'
import type { Material } from './contract'
import { add } from './finishing'
import { materialMachine } from './machine'
import { newRow } from './new-row'
import { descriptionOf, materialOf, materialsOf, searchedOf } from './present'
import { mayChange, mayDecide, maySee } from './scope'
import { settle } from './settling'
import type { Input, Output } from './signatures'
import * as store from './store'
import { noteDiscarded, noteMove } from './tracing'

const MOST_ALIKE = 500

export async function writeNote({ about }: Input<'writeNote'>, caller: Caller): Promise<Material> {
  const found = { kind: 'note', type: '', size: 0, sha256: '' } as const
  const row = await newRow(newId(caller, 'note'), caller, about, found)
  return materialOf(await add(row, caller))
}

/** An item this caller may see; for everybody else it is not there. */
async function seen(materialId: string, caller: Caller): Promise<store.MaterialRow> {
  const row = await store.demand(materialId)
  if (!maySee(caller, row)) throw new AppError('not_found', `material ${materialId} is not for this caller`)
  return row
}

export async function open({ materialId }: Input<'open'>, caller: Caller): Promise<Output<'open'>> {
  const row = await seen(materialId, caller)
  const others = await alikeOf(row)
  const shown = others.filter(({ row: other }) => maySee(caller, other))
  const [material = materialOf(row), ...alike] = await materialsOf([row, ...shown.map((other) => other.row)])
  return {
    material,
    mayChange: mayChange(caller, row),
    mayDecide: row.state === 'waiting' && mayDecide(caller, row),
    alike: alike.map((other, nth) => ({
      material: other,
      bits: shown[nth]?.bits ?? 0,
      same: shown[nth]?.same ?? false,
    })),
  }
}

async function alikeOf(row: store.MaterialRow) {
  const { fingerprint } = row
  const [same, near] = await Promise.all([
    row.sha256 ? store.sameContent(row.sha256, 20) : [],
    fingerprint ? store.sharingBand(bandsNear(fingerprint), MOST_ALIKE) : [],
  ])
  const once = new Map([...near, ...same].map((other) => [other._id, other]))
  once.delete(row._id)
  return [...once.values()]
    .map((other) => ({
      row: other,
      same: row.sha256 !== '' && other.sha256 === row.sha256,
      bits: fingerprint && other.fingerprint ? differingBits(fingerprint, other.fingerprint) : 0,
    }))
    .filter(({ same: equal, bits }) => equal || isAlike(bits))
    .sort((one, other) => one.bits - other.bits)
    .slice(0, 20)
}

export async function original(
  { materialId }: Input<'original'>,
  caller: Caller,
): Promise<Output<'original'>> {
  const row = await seen(materialId, caller)
  const url = row.originalId ? await files.temporaryUrl(row.originalId) : null
  if (!url) throw new AppError('not_found', 'no original', { '': '这一条没有原文件。' })
  return { url }
}

/** Loads, changes and writes an item as one step; a tap that has been here before changes nothing. */
async function change(
  materialId: string,
  caller: Caller,
  event: string,
  next: (row: store.MaterialRow) => Partial<store.MaterialRow>,
): Promise<Material> {
  const changed = await store.withMaterial(materialId, async (row, transaction) => {
    if (!row || !maySee(caller, row)) throw new AppError('not_found', `material ${materialId}`)
    if (row.lastTap === caller.requestId) return null
    const changes = next(row)
    const after = {
      ...row,
      ...changes,
      updatedAt: instant(),
      revision: row.revision + 1,
      lastTap: caller.requestId,
    }
    await noteMove(transaction, after, caller, event)
    return after
  })
  if (!changed) throw new AppError('not_found', `material ${materialId}`)
  return materialOf(changed)
}

export async function describe(
  { materialId, revision, about }: Input<'describe'>,
  caller: Caller,
): Promise<Material> {
  const described = await change(materialId, caller, '改说明', (row) => {
    if (!mayChange(caller, row)) {
      throw new AppError('not_allowed', 'not theirs to describe', {
        '': '这一条由采集的人、带教老师或者编辑来改。',
      })
    }
    if (row.revision !== revision) throw new AppError('changed_meanwhile', `material ${materialId}`)
    const over = about.rightsEndAt !== null && about.rightsEndAt <= instant()
    const renewed = row.state === 'expired' && !over
    return {
      ...descriptionOf(about),
      searched: searchedOf(about),
      ...(renewed
        ? { state: materialMachine.next(row.state, 'renew'), expiredAt: null, unsettled: true }
        : {}),
    }
  })
  // what this call does not get to, the clock does
  await settle(materialId, { personId: caller.personId ?? '', name: caller.name }, described.updatedAt)
  return described
}

function demandDecider(caller: Caller, row: store.MaterialRow): void {
  if (mayDecide(caller, row)) return
  const own = row.ownerId === caller.personId
  throw new AppError('not_allowed', own ? 'their own' : 'not their student', {
    '': own ? '自己交的，不能自己通过，请带教老师来看。' : '这一条由带教老师来看。',
  })
}

export function pass({ materialId }: Input<'pass'>, caller: Caller): Promise<Material> {
  return change(materialId, caller, '老师通过', (row) => {
    demandDecider(caller, row)
    return { state: materialMachine.next(row.state, 'pass'), reason: '' }
  })
}

export function sendBack({ materialId, reason }: Input<'sendBack'>, caller: Caller): Promise<Material> {
  return change(materialId, caller, '老师退回', (row) => {
    demandDecider(caller, row)
    return { state: materialMachine.next(row.state, 'sendBack'), reason }
  })
}

export function sendAgain({ materialId }: Input<'sendAgain'>, caller: Caller): Promise<Material> {
  return change(materialId, caller, '再交', (row) => {
    if (row.ownerId !== caller.personId) throw new AppError('not_allowed', 'not theirs to send')
    return { state: materialMachine.next(row.state, 'sendAgain'), reason: '' }
  })
}

/** What nobody has passed yet may go again, with its files; of an account that is over, by the mentor. */
export async function discard({ materialId }: Input<'discard'>, caller: Caller): Promise<Output<'discard'>> {
  const row = await store.find(materialId)
  if (!row) return {}
  if (row.ownerId !== caller.personId && row.mentorId !== caller.personId) {
    throw new AppError('not_allowed', 'not theirs to discard')
  }
  const isGone = await store.removeIf(materialId, async (now, transaction) => {
    if (now.state !== 'waiting' && now.state !== 'returned') return false
    await noteDiscarded(transaction, now, caller)
    return true
  })
  if (!isGone && (await store.find(materialId))) {
    throw new AppError('wrong_state', 'in the library', {
      '': '已经在库里的不能删，可能有稿子在用。不能再用了，请编辑把版权到期日改成今天。',
    })
  }
  for (const fileId of [row.originalId, row.fileId, row.smallId, row.screenId]) {
    if (fileId) await files.remove(fileId)
  }
  return {}
}
