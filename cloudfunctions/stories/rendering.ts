import type { Caller } from '../_server/caller'
import { allForms } from './forms'
import { requireTouch } from './scope'
import type { Input, Output } from './signatures'
import * as store from './store'

export async function renditions(
  { storyId }: Input<'renditions'>,
  caller: Caller,
): Promise<Output<'renditions'>> {
  const row = await store.demand(storyId)
  requireTouch(caller, row)
  return { revision: row.revision, renditions: await allForms(row) }
}
