import { FormBody } from '@functions/stories/contract'
import * as z from 'zod/mini'

/** A form's words that were typed and not saved, kept in this browser until they are saved or given up: a crash loses nothing. */
const KeptForm = z.object({
  /** Number of the form's state that they were typed on. */
  number: z.int(),
  body: FormBody,
})
export type KeptForm = z.infer<typeof KeptForm>

/** Each person's own, as the story's copy is. */
export const keptFormKey = (staffId: string, storyId: string, form: string): string =>
  `console.kept-form.${staffId}.${storyId}.${form}`

export function keepForm(key: string, kept: KeptForm): void {
  try {
    localStorage.setItem(key, JSON.stringify(kept))
  } catch {
    // no room: leaving the form asks first, as before
  }
}

export function recallForm(key: string): KeptForm | null {
  try {
    const kept = KeptForm.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null'))
    return kept.success ? kept.data : null
  } catch {
    return null
  }
}

export const forgetForm = (key: string): void => localStorage.removeItem(key)
