import * as store from './store'
import { forgetFiles } from './uploading'

/** Each costs a handful of calls to the storage. */
const AT_ONCE = 50

/** Hourly: what nothing has claimed goes, the oldest first. The row last, so that a run that was cut off goes on. */
export async function sweep(at: Date): Promise<{ swept: number }> {
  let swept = 0
  for (const { _id } of await store.unclaimedBefore(at.toISOString(), AT_ONCE)) {
    const gone = await store.removeUnclaimed(_id)
    if (!gone) continue
    await forgetFiles(gone)
    swept++
  }
  return { swept }
}
