import { appendAudit } from '../_server/audit'
import * as articles from '../articles/service'
import * as channels from '../channels/pictures'
import * as store from './store'
import { BY_CLOCK } from './tracing'

/** Articles that follow in one ring of the clock; the next ring goes on. */
const MOST = 100

/** Whoever set the rights, or the clock. */
type Hand = channels.PictureOrder['by']

/**
 * Every article that uses a picture follows its rights: out when they have run out, back when they were renewed, in the
 * mini-program at once, on the other channels as something for people to do. Each step may run twice; what is left is left for
 * the next time. Answers how many articles were seen to.
 */
export async function settle(materialId: string, by: Hand, at: string, most = MOST): Promise<number> {
  const row = await store.find(materialId)
  if (!row?.unsettled || row.fileId === null) return 0
  const { fileId, title } = row
  const isOut = row.state === 'expired'
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
        return true
      }),
    )
    if (followed) await writeDown(isOut, article.articleId, materialId, by, at)
  }
  if (found.length < most) {
    await store.withMaterial(materialId, async (now) =>
      now?.unsettled && now.revision === row.revision ? { ...now, unsettled: false } : null,
    )
  }
  return found.length
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
