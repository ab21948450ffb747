import { moved } from './enqueue'
import * as store from './store'
import { keep } from './tracing'

/** A picture of a story whose rights ran out or came back. */
export interface PictureOrder {
  readonly storyId: string
  readonly picture: { readonly fileId: string; readonly title: string }
  readonly by: store.Hand
  readonly at: string
}

/** What somebody lays out with the story's pictures; a script has none. */
const hasPictures = ({ form }: store.PublicationRow) => form !== null && form.kind !== 'script'

async function openOf(transaction: store.Transaction, storyId: string): Promise<store.PublicationRow[]> {
  const ids = await store.openOf(transaction, storyId)
  const rows = await Promise.all(ids.map((id) => store.within(transaction, id)))
  return rows.filter((row) => row !== null).filter(hasPictures)
}

const without = ({ replacePictures = [] }: store.PublicationRow, fileId: string) =>
  replacePictures.filter((picture) => picture.fileId !== fileId)

/**
 * 待换图: a picture whose rights ran out stands on channels that we cannot reach; whoever keeps the outbox replaces it there. What
 * has not gone out yet goes out without it. Harmless twice.
 */
export async function askToReplace(transaction: store.Transaction, order: PictureOrder): Promise<void> {
  const { storyId, picture, by, at } = order
  for (const row of await openOf(transaction, storyId)) {
    const replacePictures = [...without(row, picture.fileId), picture]
    const asked = { replacePictures, lastTick: null }
    const note = `图片“${picture.title}”版权到期`
    if (row.state === 'published')
      await keep(transaction, moved(row, 'askToReplacePicture', { by, at, note }, asked))
    else if (row.state !== 'to_withdraw') await store.putWithin(transaction, { ...row, replacePictures })
  }
}

/** The rights were renewed before anybody replaced it. */
export async function needNotReplace(transaction: store.Transaction, order: PictureOrder): Promise<void> {
  const { storyId, picture, by, at } = order
  for (const row of await openOf(transaction, storyId)) {
    const replacePictures = without(row, picture.fileId)
    if (row.state === 'to_replace_picture' && replacePictures.length === 0)
      await keep(transaction, moved(row, 'keepPicture', { by, at, note: '续了授权' }, { replacePictures }))
    else await store.putWithin(transaction, { ...row, replacePictures })
  }
}
