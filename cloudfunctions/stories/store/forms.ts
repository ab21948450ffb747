import { type Row, table, transact } from '../../_server/db'
import type { FormBody, Rendition } from '../contract'
import type { Hand } from '.'

type Form = Rendition['form']

/** What somebody did with one form of a story. */
export interface FormRow extends Row {
  readonly storyId: string
  readonly form: Form
  readonly number: number
  /** Null: follows the master again. */
  readonly body: FormBody | null
  /** What the master gave when these words were made or last held against it. */
  readonly automatic: FormBody
  readonly revision: number
  readonly by: Hand
  /** The tap that made this number. */
  readonly tap: string
}

const forms = table<FormRow>('forms')
const idOf = (storyId: string, form: Form) => `${storyId}:${form}`

/** All forms of a story that anybody touched: at most one each. */
export const formsOf = (storyId: string) => forms.find({ storyId })

/** Changes one form as one step: `next` sees it as it is. */
export function moveForm(
  storyId: string,
  form: Form,
  next: (row: FormRow | null) => Omit<FormRow, '_id' | 'storyId' | 'form'>,
): Promise<FormRow> {
  return transact(async (transaction) => {
    const place = transaction.collection('forms').doc(idOf(storyId, form))
    const before = (await place.get()).data as FormRow | null
    const moved = next(before)
    const row = { ...moved, storyId, form, _id: idOf(storyId, form) }
    const { _id: _, ...kept } = row
    if (moved !== before) await place.set(kept)
    return row
  })
}
