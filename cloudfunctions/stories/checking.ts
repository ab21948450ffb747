import { AppError } from '../_common/errors'
import { picturesOf } from '../_common/story-document'
import type { Caller } from '../_server/caller'
import { instant, now } from '../_server/clock'
import { rightsOf } from '../materials/rights'
import { check as findAll, personalData } from './checks'
import type { Checked } from './checks/text'
import { isOutside, linkTargets } from './link-targets'
import { rulebook } from './rulebook'
import { handOf } from './scope'
import type { Input, Output } from './signatures'
import type { StoryRow } from './store'

/** Looks through what an editor has on the screen. */
export async function check(input: Input<'check'>): Promise<Output<'check'>> {
  const [book, linked, rights] = await Promise.all([
    rulebook(),
    linkTargets(input.document),
    rightsIn(input.document, instant()),
  ])
  const outside = [...linked].filter(([href]) => isOutside(href))
  return {
    rulesVersion: book.version,
    findings: findAll(input, { date: dateOf(input), linked, rights }, book),
    links: {
      outside: outside.length,
      unchecked: outside.filter(([, { opened }]) => opened === undefined).length,
      list: outside.map(([href, { state, opened, text, title }]) => ({
        href,
        state: state === 'live' || state === 'dead' ? state : 'unchecked',
        checkedAt: opened?.at ?? null,
        status: opened?.status ?? null,
        kept: text === null ? null : title || href,
      })),
    },
  }
}

/** Why pictures of the library may not be shown, by file id; those that may, and those that are none of it, are left out. */
async function rightsIn(document: Checked['document'], at: string): Promise<Map<string, string>> {
  const fileIds = [...new Set(picturesOf(document).map(({ attrs }) => attrs.src))]
  if (fileIds.length === 0) return new Map()
  const found = await rightsOf(fileIds)
  return new Map(
    found.flatMap(({ fileId, title, state, rightsEndAt }): [string, string][] => {
      if (rightsEndAt !== null && rightsEndAt <= at)
        return [[fileId, `素材“${title}”的授权已经到期，换一张，或者先把授权续上。`]]
      return state === 'passed' ? [] : [[fileId, `素材“${title}”现在不能用，到素材库看看原因，或者换一张。`]]
    }),
  )
}

/** Dates that do not name their year are read as of the day the story bears, and posts as they are held on it. */
const dateOf = ({ datedAt }: Pick<Checked, 'datedAt'>): Date => (datedAt === null ? now() : new Date(datedAt))

/** Personal data reaches readers only when somebody has said of each piece that it may. Answers the record of that. */
export async function demandConfirmed(
  row: StoryRow,
  confirmed: readonly string[],
  caller: Caller,
): Promise<NonNullable<StoryRow['checked']>> {
  const asked = new Map(personalData(row, { date: dateOf(row) }).map((finding) => [finding.key, finding]))
  const open = [...asked.values()].filter(({ key }) => !confirmed.includes(key))
  if (open.length > 0) {
    throw new AppError('invalid_input', `${open.length} findings are not confirmed`, {
      confirmed: open.map(({ message }) => message).join(''),
    })
  }
  return {
    revision: row.revision,
    rulesVersion: (await rulebook()).version,
    confirmed: [...asked.keys()],
    by: handOf(caller, instant()),
  }
}
