import { createHash } from 'node:crypto'
import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant } from '../_server/clock'
import { files } from '../_server/files'
import { digestOf } from './content'
import { type EditableForm, FORMS, type FormBody, type Rendition } from './contract'
import { formWords } from './contract/renditions'
import { bodyOf, type Form, type Master, rendered } from './renditions'
import { handOf, requireTouch, unitName } from './scope'
import type { Input, Output } from './signatures'
import * as store from './store'
import * as forms from './store/forms'

/** What every form of a story is made from. */
export function masterOf(row: store.StoryRow): Master {
  const { title, source, author, document } = row
  return {
    title,
    source,
    author,
    document,
    digest: digestOf(row),
    unitName: unitName(row.unitId),
    publishedAt: row.datedAt ?? row.publishedAt ?? instant(),
    addressOf: files.publicUrl,
  }
}

const same = (a: FormBody, b: FormBody): boolean => canonical(a) === canonical(b)

/** Fields in one order: what the database answers need not keep the order in which it was given. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value).filter(([, part]) => part !== undefined)
  return `{${fields
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => `${JSON.stringify(name)}:${canonical(part)}`)
    .join()}}`
}

/** A form as its editor sees it: its own words, or the master's. */
export function editable(form: Form, row: forms.FormRow | null, master: Master): EditableForm {
  const automatic = bodyOf(form, master)
  const body = row?.body ?? automatic
  const isStale = row?.body != null && !same(row.automatic, automatic)
  return {
    ...rendered(form, body, master),
    body,
    number: row?.number ?? 0,
    own:
      row?.body == null
        ? null
        : {
            by: row.by.name,
            at: row.by.at,
            revision: row.revision,
            stale: isStale ? { before: formWords(row.automatic), after: formWords(automatic) } : null,
          },
  }
}

/** The editable forms of a story, in the contract's order. */
export async function allForms(row: store.StoryRow): Promise<EditableForm[]> {
  const touched = new Map((await forms.formsOf(row._id)).map((one) => [one.form, one]))
  const master = masterOf(row)
  return FORMS.map((form) => editable(form, touched.get(form) ?? null, master))
}

/** One form of a story as it goes to its outlet. */
export interface OutgoingForm extends Rendition {
  /** Has words of its own, by whom and since when; null: made from the master. */
  readonly own: { readonly by: string; readonly at: string } | null
  /** The master has changed since these words were made, and nobody has decided about it. */
  readonly isStale: boolean
}

/**
 * 各渠道的稿, for publishing: every form of the story as it stands. Refused when the story is no longer at `revision`,
 * so that no outlet gets words other than those that were signed.
 */
export async function formsOf(storyId: string, revision: number): Promise<OutgoingForm[]> {
  const row = await store.demand(storyId)
  if (row.revision !== revision)
    throw new AppError('changed_meanwhile', `story ${storyId} is at ${row.revision}`)
  return (await allForms(row)).map(({ form, kind, content, meters, own }) => ({
    form,
    kind,
    content,
    meters,
    own: own && { by: own.by, at: own.at },
    isStale: own?.stale != null,
  }))
}

/**
 * What a signature must cover beside the master: a digest (SHA-256, hex) of all words that forms have of their own;
 * '' while all of them follow the master (docs/decisions/0020-forms-of-a-story.md).
 */
export const formsDigest = async (storyId: string): Promise<string> =>
  digestOfForms(await forms.formsOf(storyId))

export function digestOfForms(rows: readonly Pick<forms.FormRow, 'form' | 'body'>[]): string {
  const own = rows.flatMap(({ form, body }) => (body === null ? [] : [[form, body] as const]))
  if (own.length === 0) return ''
  const words = [...own].sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256').update(canonical(words)).digest('hex')
}

async function touchable(storyId: string, caller: Caller): Promise<store.StoryRow> {
  const row = await store.demand(storyId)
  requireTouch(caller, row)
  return row
}

export async function tryForm(
  { storyId, form, body }: Input<'tryForm'>,
  caller: Caller,
): Promise<Output<'tryForm'>> {
  const master = masterOf(await touchable(storyId, caller))
  demandKind(form, body, master)
  return rendered(form, body, master)
}

/** A newspaper takes no script. */
function demandKind(form: Form, body: FormBody, master: Master): void {
  const { kind } = bodyOf(form, master)
  if (body.kind === kind) return
  throw new AppError('invalid_input', `${form} takes ${kind}`, {
    body: '这个渠道的稿不是这个样式，刷新再改。',
  })
}

interface Step {
  readonly storyId: string
  readonly form: Form
  readonly number: number
}

/** One step on a form; of two at once one wins, and the same tap sent again changes nothing. */
async function step(
  { storyId, form, number }: Step,
  caller: Caller,
  bodyNow: (row: forms.FormRow | null, master: Master) => FormBody | null,
): Promise<EditableForm> {
  const story = await touchable(storyId, caller)
  const master = masterOf(story)
  const moved = await forms.moveForm(storyId, form, (row) => {
    if (row?.tap === caller.requestId) return row
    if ((row?.number ?? 0) !== number) {
      throw new AppError('changed_meanwhile', `form ${form} of ${storyId} is at ${row?.number ?? 0}`, {
        '': `${row?.by.name ?? '别人'}刚改过这个渠道的稿。您写的还在，对照最新的再改。`,
      })
    }
    return {
      number: number + 1,
      body: bodyNow(row, master),
      automatic: bodyOf(form, master),
      revision: story.revision,
      by: handOf(caller, instant()),
      tap: caller.requestId,
    }
  })
  return editable(form, moved, master)
}

export const saveForm = (
  { body, ...input }: Input<'saveForm'>,
  caller: Caller,
): Promise<Output<'saveForm'>> =>
  step(input, caller, (_, master) => {
    demandKind(input.form, body, master)
    return body
  })

export const keepForm = (input: Input<'keepForm'>, caller: Caller): Promise<Output<'keepForm'>> =>
  step(input, caller, (row) => {
    if (row?.body == null) {
      throw new AppError('wrong_state', `${input.form} follows the master`, {
        '': '这个渠道的稿本来就跟着正文。',
      })
    }
    return row.body
  })

export const followMaster = (input: Input<'followMaster'>, caller: Caller): Promise<Output<'followMaster'>> =>
  step(input, caller, () => null)
