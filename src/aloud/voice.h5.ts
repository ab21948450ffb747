import { useMemo } from 'react'
import { findBrowserVoice } from './browser-voice'
import type { Voice } from './voice-types'

/** The browser's own voice; null where it has none. No switch asks for it: it costs nobody anything. */
export function useVoice(): Voice | null {
  return useMemo(findBrowserVoice, [])
}
