import * as store from './store'
import { forgetFiles } from './uploading'

const AT_ONCE = 50

/** 注销账号: everything that this person ever sent, also what orders show. The row last: a run that was cut off goes on. */
export async function forgetAttachments(ownerId: string): Promise<void> {
  for (;;) {
    const rows = await store.ofOwner(ownerId, AT_ONCE)
    for (const row of rows) {
      await forgetFiles(row)
      await store.remove(row._id)
    }
    if (rows.length < AT_ONCE) return
  }
}

export { countOf } from './store'
