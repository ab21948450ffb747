import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { files } from '../_server/files'
import { digestOf } from './content'
import { renditionsOf } from './renditions'
import { requireTouch, unitName } from './scope'
import type { Input, Output } from './signatures'
import * as store from './store'

export async function renditions(
  { storyId }: Input<'renditions'>,
  caller: Caller,
): Promise<Output<'renditions'>> {
  const row = await store.demand(storyId)
  requireTouch(caller, row)
  const { title, source, author, document, revision } = row
  const made = renditionsOf({
    title,
    source,
    author,
    document,
    digest: digestOf(row),
    unitName: unitName(row.unitId),
    publishedAt: row.datedAt ?? row.publishedAt ?? instant(),
    addressOf: files.publicUrl,
  })
  return { revision, renditions: made }
}
