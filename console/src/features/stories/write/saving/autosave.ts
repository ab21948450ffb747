/**
 * 自动保存 as one pure function. A story is `saved`, `typing` (a save follows 2 s after the last key), `sending`,
 * `cut_off` (no answer came; tried again), `refused` (the centre gave a reason; the next key tries again)
 * or `conflict` (somebody saved after our revision; a person decides).
 */
export type SavingPhase = 'saved' | 'typing' | 'sending' | 'cut_off' | 'refused' | 'conflict'

export interface Saving {
  readonly phase: SavingPhase
  /** The centre's revision that what is here is based on. */
  readonly revision: number
  /** Counts keys, so that each one starts the pause anew. */
  readonly keys: number
  /** Keys typed since the save under way was sent. */
  readonly typedSince: boolean
  readonly savedAt: number | null
  readonly failures: number
  readonly refusal: string
}

export type SavingEvent =
  | { type: 'typed' }
  | { type: 'sent' }
  | { type: 'saved'; revision: number; at: number }
  | { type: 'cut_off' }
  | { type: 'refused'; why: string }
  | { type: 'conflict' }
  /** What is here is the centre's, as it is after opening, restoring, publishing or choosing the other's text. */
  | { type: 'settled'; revision: number; at: number }

export const PAUSE_MS = 2000
const LONGEST_WAIT_MS = 30_000

export const newSaving = (revision: number): Saving => ({
  phase: 'saved',
  revision,
  keys: 0,
  typedSince: false,
  savedAt: null,
  failures: 0,
  refusal: '',
})

export function nextSaving(saving: Saving, event: SavingEvent): Saving {
  switch (event.type) {
    case 'typed':
      return typed(saving)
    case 'sent':
      return { ...saving, phase: 'sending', typedSince: false }
    case 'saved': {
      const { revision, at: savedAt } = event
      const phase = saving.typedSince ? 'typing' : 'saved'
      return { ...saving, phase, revision, savedAt, typedSince: false, failures: 0, refusal: '' }
    }
    case 'cut_off':
      return { ...saving, phase: 'cut_off', failures: saving.failures + 1 }
    case 'refused':
      return { ...saving, phase: 'refused', refusal: event.why }
    case 'conflict':
      return { ...saving, phase: 'conflict' }
    case 'settled':
      return { ...newSaving(event.revision), keys: saving.keys, savedAt: event.at }
  }
}

function typed(saving: Saving): Saving {
  const keys = saving.keys + 1
  if (saving.phase === 'sending') return { ...saving, keys, typedSince: true }
  // what was cut off is tried again in its own time; a conflict waits for a person
  if (saving.phase === 'cut_off' || saving.phase === 'conflict') return { ...saving, keys, typedSince: true }
  return { ...saving, keys, phase: 'typing' }
}

/** How long until the next save is sent, in ms; null: nothing is to be sent by itself. */
export function pauseOf({ phase, failures }: Saving): number | null {
  if (phase === 'typing') return PAUSE_MS
  if (phase === 'cut_off') return Math.min(LONGEST_WAIT_MS, 2000 * 2 ** Math.min(failures, 4))
  return null
}

export const isUnsaved = ({ phase }: Saving): boolean => phase !== 'saved'
