import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant, now } from '../_server/clock'
import { check as findAll, RULES_VERSION } from './checks'
import type { Finding } from './contract'
import { handOf } from './scope'
import type { Input, Output } from './signatures'
import type { StoryRow } from './store'

/** Looks through what an editor has on the screen. */
export async function check(input: Input<'check'>): Promise<Output<'check'>> {
  return { rulesVersion: RULES_VERSION, findings: findingsOf(input) }
}

/** Dates that do not name their year are read as of the day the story bears. */
const findingsOf = (story: Input<'check'>): Finding[] =>
  findAll(story, { date: story.datedAt === null ? now() : new Date(story.datedAt) })

/** Personal data reaches readers only when whoever publishes has said of each piece that it may. Answers the record of that. */
export function demandConfirmed(
  row: StoryRow,
  confirmed: readonly string[],
  caller: Caller,
): NonNullable<StoryRow['checked']> {
  const asked = new Map(
    findingsOf(row)
      .filter(({ weight }) => weight === 'confirm')
      .map((finding) => [finding.key, finding]),
  )
  const open = [...asked.values()].filter(({ key }) => !confirmed.includes(key))
  if (open.length > 0) {
    throw new AppError('invalid_input', `${open.length} findings are not confirmed`, {
      confirmed: open.map(({ message }) => message).join(''),
    })
  }
  return {
    revision: row.revision,
    rulesVersion: RULES_VERSION,
    confirmed: [...asked.keys()],
    by: handOf(caller, instant()),
  }
}
