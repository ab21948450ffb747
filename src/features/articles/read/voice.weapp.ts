import type { Voice } from './voice-types'

/** The mini-program speaks only through a plugin that the account must hold (switch weapp_read_aloud); none is configured. */
export function findVoice(): Voice | null {
  return null
}
