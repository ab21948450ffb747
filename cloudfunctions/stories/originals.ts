import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { delegateOf } from './acting'
import { addressesOf, isOutside } from './link-targets'
import { requireRead, requireTouch } from './scope'
import type { Input, Output } from './signatures'
import * as stories from './store'
import * as store from './store/links'

const NONE = { number: 0, title: '', text: '', by: '', at: null }

const keptAt = async (href: string): Promise<Output<'original'>['original']> =>
  (await store.linksAt([href]))[0]?.original ?? NONE

/** Only beside a link that stands in the story as it is saved: what is kept must serve somebody. */
function demandLink(row: stories.StoryRow, href: string): void {
  if (isOutside(href) && addressesOf(row.document).includes(href)) return
  throw new AppError('wrong_state', `story ${row._id} has no such link`, {
    '': '稿子里没有这个链接了，等文字存好再试。',
  })
}

export async function original(
  { storyId, href }: Input<'original'>,
  caller: Caller,
): Promise<Output<'original'>> {
  const row = await stories.demand(storyId)
  requireRead(caller, row, await delegateOf(caller, instant()))
  demandLink(row, href)
  return { original: await keptAt(href) }
}

export async function keepOriginal(
  { storyId, href, number, title, text }: Input<'keepOriginal'>,
  caller: Caller,
): Promise<Output<'keepOriginal'>> {
  const row = await stories.demand(storyId)
  requireTouch(caller, row)
  demandLink(row, href)
  const at = instant()
  const kept = { number: number + 1, title, text, by: caller.name, at, tap: caller.requestId }
  if (!(await store.keepOriginal(href, number, kept, at))) {
    const now = (await store.linksAt([href]))[0]?.original
    if (now?.tap !== caller.requestId) {
      throw new AppError('changed_meanwhile', `original of ${href.length} characters has moved on`, {
        '': '别人刚留过这里的原文。先看看他留的，再决定要不要换。',
      })
    }
  }
  return { original: await keptAt(href) }
}
