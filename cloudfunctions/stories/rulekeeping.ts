import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { forget } from '../_server/memo'
import { fold } from './checks/fold'
import { FIRST_VERSION, SITE_LISTS } from './checks/lists'
import {
  kindOfSet,
  RULE_SETS,
  type RuleSetContent,
  type RuleSetId,
  type RuleSetVersion,
} from './contract/rules'
import { rulebook } from './rulebook'
import type { Input, Output } from './signatures'
import * as store from './store/rules'

const versionOf = (row: Omit<store.RuleSetRow, 'tap' | 'inForce'>): RuleSetVersion => ({
  setId: row.setId,
  version: row.version,
  by: row.by.name,
  at: row.at,
  reason: row.reason,
  restored: row.restored,
  count: row.content.entries.length,
})

const firstVersion = (setId: RuleSetId): RuleSetVersion => {
  const { version, author, reason, content } = SITE_LISTS[setId]
  return { setId, version, by: author, at: null, reason, restored: null, count: content.entries.length }
}

/** One version of a list; the site's own is number 1. */
async function demandVersion(setId: RuleSetId, version: number): Promise<Output<'ruleSet'>> {
  if (version === FIRST_VERSION) return { set: firstVersion(setId), content: SITE_LISTS[setId].content }
  const row = await store.ruleSet(version)
  if (row?.setId !== setId) throw new AppError('not_found', `${setId} has no version ${version}`)
  return { set: versionOf(row), content: row.content }
}

export async function rules(): Promise<Output<'rules'>> {
  const [book, newest] = await Promise.all([rulebook(), store.newest()])
  const sets = RULE_SETS.map(async (setId) => {
    const version = newest?.inForce[setId] ?? FIRST_VERSION
    return (await demandVersion(setId, version)).set
  })
  return {
    rulesVersion: book.version,
    sets: await Promise.all(sets),
    rules: book.rules.map(({ info }) => info),
  }
}

export async function ruleSet({ setId, version }: Input<'ruleSet'>): Promise<Output<'ruleSet'>> {
  if (version !== undefined) return demandVersion(setId, version)
  const newest = await store.newest()
  return demandVersion(setId, newest?.inForce[setId] ?? FIRST_VERSION)
}

const PAGE = 20

export async function ruleSetVersions({
  setId,
  before,
}: Input<'ruleSetVersions'>): Promise<Output<'ruleSetVersions'>> {
  const rows = await store.versionsOfSet(setId, before ?? null, PAGE + 1)
  const page = rows.slice(0, PAGE).map(versionOf)
  const more = rows.length > PAGE
  return {
    versions: more ? page : [...page, firstVersion(setId)],
    nextBefore: more ? (page.at(-1)?.version ?? null) : null,
  }
}

export async function changeRuleSet(
  { setId, base, reason, content }: Input<'changeRuleSet'>,
  caller: Caller,
): Promise<Output<'changeRuleSet'>> {
  demandSound(setId, content)
  return addVersion({ setId, base, reason, content, restored: null }, caller)
}

export async function restoreRuleSet(
  { setId, base, version, reason }: Input<'restoreRuleSet'>,
  caller: Caller,
): Promise<Output<'restoreRuleSet'>> {
  const { content } = await demandVersion(setId, version)
  return addVersion({ setId, base, reason, content, restored: version }, caller)
}

type Change = Pick<store.RuleSetRow, 'setId' | 'reason' | 'content' | 'restored'> & { readonly base: number }

/** Changes of other lists in the same moment only move the number on; so many of them are waited out. */
const ATTEMPTS = 8

/** The next version of one list. Who was not first, on the same list, is told so. */
async function addVersion({ base, ...change }: Change, caller: Caller): Promise<Output<'ruleSet'>> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const newest = await store.newest()
    const current = newest?.inForce[change.setId] ?? FIRST_VERSION
    if (current !== FIRST_VERSION) {
      const row = await store.ruleSet(current)
      if (row?.tap === caller.requestId) return { set: versionOf(row), content: row.content }
    }
    if (current !== base) break
    const version = (newest?.version ?? FIRST_VERSION) + 1
    const row = {
      ...change,
      version,
      by: { personId: caller.personId ?? '', name: caller.name },
      at: instant(),
      inForce: { ...newest?.inForce, [change.setId]: version },
      tap: caller.requestId,
    }
    if (await store.addRuleSet(row)) {
      forget('rulebook')
      return { set: versionOf({ ...row, _id: '' }), content: row.content }
    }
  }
  throw new AppError('changed_meanwhile', `${change.setId} has another version than ${base}`, {
    '': '这张表刚才有别人改过了。先看看新的一版，再改您的。',
  })
}

/** Refuses what would find nothing, or everything. */
function demandSound(setId: RuleSetId, content: RuleSetContent): void {
  if (content.kind !== kindOfSet(setId)) throw new AppError('invalid_input', `${setId} is not of this kind`)
  const fields: Record<string, string> = {}
  const seen = new Map<string, number>()
  for (const [index, entry] of content.entries.entries()) {
    const name = 'word' in entry ? entry.word : entry.name
    const folded = fold(name).text
    const at = `content.entries.${index}`
    if (folded.length < 2) fields[at] = `“${name}”太短，一个字的词会到处报，至少写两个字。`
    else if (seen.has(folded)) fields[at] = `“${name}”在表里有两条，合成一条。`
    seen.set(folded, index)
    if ('posts' in entry) {
      for (const { title, from, until } of entry.posts) {
        if (from && until && from > until) fields[at] = `${name}的“${title}”，任期的结束比开始早。`
      }
    }
    if ('wrong' in entry && entry.wrong.some((form) => fold(form).text === folded)) {
      fields[at] = `“${name}”的错写里有一个和正确的写法一样。`
    }
  }
  if (Object.keys(fields).length > 0) throw new AppError('invalid_input', 'the list is not sound', fields)
}
