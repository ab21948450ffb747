import { MATERIAL_LIMITS } from '../../site/materials'
import { colleague, endedAccounts } from '../people/colleagues'
import { materialMachine } from './machine'
import { settleAll } from './settling'
import * as store from './store'
import { noteByClock } from './tracing'
import { forgetUpload } from './uploading'

const AT_ONCE = 200
const DAY_MS = 24 * 60 * 60 * 1000

/** Hourly: rights that ran out, what ended accounts still held, uploads nobody went on with. Each may run twice. */
export async function sweep(
  at: Date,
): Promise<Record<'expired' | 'settled' | 'handedOver' | 'forgotten', number>> {
  return {
    expired: await expireRights(at),
    settled: await settleAll(at),
    handedOver: await handOver(at),
    forgotten: await forgetUnfinished(at),
  }
}

async function expireRights(at: Date): Promise<number> {
  const due = await store.endingBefore(at.toISOString(), AT_ONCE)
  for (const { _id } of due) {
    await store.withMaterial(_id, async (row, transaction) => {
      if (row?.state !== 'passed' || !row.rightsEndAt || row.rightsEndAt >= at.toISOString()) return null
      const state = materialMachine.next(row.state, 'expire')
      const after = {
        ...row,
        state,
        expiredAt: at.toISOString(),
        unsettled: true,
        revision: row.revision + 1,
      }
      await noteByClock(transaction, after, at, '版权到期')
      return after
    })
  }
  return due.length
}

/** What was not passed yet waits for whoever is the mentor now, who passes or discards it; what is in the library keeps its author. */
async function handOver(at: Date): Promise<number> {
  let handed = 0
  for (const { personId, mentorId } of await endedAccounts(at)) {
    const mentor = mentorId ? await colleague(mentorId) : null
    if (!mentor?.active) continue
    for (const { _id } of await store.heldBy(personId, ['waiting', 'returned'], AT_ONCE)) {
      await store.withMaterial(_id, async (row, transaction) => {
        if (row?.ownerId !== personId || (row.state !== 'waiting' && row.state !== 'returned')) return null
        if (row.state === 'waiting' && row.mentorId === mentor.personId) return null
        const state = materialMachine.next(row.state, 'handOver')
        const after = { ...row, state, mentorId: mentor.personId, revision: row.revision + 1 }
        await noteByClock(transaction, after, at, '到期移交')
        handed++
        return after
      })
    }
  }
  return handed
}

async function forgetUnfinished(at: Date): Promise<number> {
  const since = new Date(at.getTime() - MATERIAL_LIMITS.keepUnfinishedDays * DAY_MS).toISOString()
  const left = await store.uploadsBegunBefore(since, 20)
  for (const row of left) await forgetUpload(row)
  return left.length
}
