import { appendAudit } from '../_server/audit'
import { files } from '../_server/files'
import * as articles from '../articles/service'
import * as channels from '../channels/pictures'
import { tell } from '../notices/telling'
import { keepersOf } from '../people/colleagues'
import { withdrawnId } from './paths'
import * as store from './store'
import { BY_CLOCK } from './tracing'

/** Articles that follow in one ring of the clock; the next ring goes on. */
const MOST = 100

/** Whoever set the rights, or the clock. */
type Hand = channels.PictureOrder['by']

/**
 * Every article that uses a picture follows its rights: out when they have run out, back when they were renewed, in the
 * mini-program at once, on the other channels as something for people to do. Its files leave their public addresses when the
 * last article has let go of it, and are there again before the first takes it back. Each step may run twice; what is left is
 * left for the next time. Answers how many articles were seen to.
 */
export async function settle(materialId: string, by: Hand, at: string, most = MOST): Promise<number> {
  const row = await store.find(materialId)
  if (!row?.unsettled || row.fileId === null) return 0
  const { fileId, title } = row
  const isOut = row.state === 'expired'
  if (!isOut) await putOutside(row)
  const found = await (isOut ? articles.articlesShowing : articles.articlesWithholding)(fileId, most)
  for (const article of found) {
    const followed = await articles.whileChanging([article.columnId], () =>
      store.transact(async (transaction) => {
        // renewed, or run out, a moment ago: whoever did that sees to it
        if (((await store.stateWithin(transaction, materialId)) === 'expired') !== isOut) return false
        const change = isOut ? articles.withholdPicture : articles.giveBackPicture
        await change(transaction, article.articleId, fileId)
        const order = { storyId: article.storyId, picture: { fileId, title }, by, at }
        await (isOut ? channels.askToReplace : channels.needNotReplace)(transaction, order)
        if (isOut) await tellKeepers(transaction, article, row, at)
        return true
      }),
    )
    if (followed) await writeDown(isOut, article.articleId, materialId, by, at)
  }
  const gathered = await articles.settleGatherings(fileId, isOut, most)
  if (found.length < most && gathered < most) {
    if (isOut) await takeInside(row)
    const now = await store.withMaterial(materialId, async (there) =>
      there?.unsettled && there.revision === row.revision ? { ...there, unsettled: false } : null,
    )
    // renewed in this very moment: what was outside again has just been taken in
    if (isOut && now && now.state !== 'expired') await putOutside(now)
  }
  return found.length
}

const outsideIds = ({ fileId, smallId, screenId }: store.MaterialRow) =>
  [fileId, smallId, screenId].flatMap((id) => id ?? [])
const takeInside = (row: store.MaterialRow) =>
  files.move(outsideIds(row).map((id) => ({ from: id, to: withdrawnId(id) })))
const putOutside = (row: store.MaterialRow) =>
  files.move(outsideIds(row).map((id) => ({ from: withdrawnId(id), to: id })))

/** Whoever keeps the column is to put another picture there. */
async function tellKeepers(
  transaction: store.Transaction,
  { articleId, storyId, columnId, title }: articles.PicturedArticle,
  picture: store.MaterialRow,
  at: string,
): Promise<void> {
  for (const { personId } of await keepersOf(columnId)) {
    await tell(transaction, {
      to: { kind: 'staff', personId },
      matter: 'review',
      event: `picture:${picture._id}:${articleId}:${picture.expiredAt ?? at}`,
      title: '稿子里有张图版权到期了',
      text: `“${title}”里的“${picture.title}”读者看不到了。换一张，或者续了授权再放回来。`.slice(0, 120),
      page: `/stories/${storyId}`,
      at,
    })
  }
}

/** The audit chain holds what readers no longer see, and since when, also when nobody but the clock did it. */
async function writeDown(isOut: boolean, articleId: string, materialId: string, by: Hand, at: string) {
  const { headMoved } = await appendAudit({
    at,
    staffId: by.personId,
    staffName: by.name,
    action: isOut ? 'materials.withholdPicture' : 'materials.giveBackPicture',
    subject: articleId,
    outcome: 'done',
    traceId: materialId,
  })
  await headMoved
}

/** What earlier rings, or a call that was cut off, left over. */
export async function settleAll(at: Date): Promise<number> {
  let seen = 0
  for (const { _id } of await store.unsettled(MOST)) {
    if (seen < MOST) seen += await settle(_id, BY_CLOCK, at.toISOString(), MOST - seen)
  }
  return seen
}
