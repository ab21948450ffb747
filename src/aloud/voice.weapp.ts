import { settings } from '@functions/settings/contract'
import { useEffect, useMemo, useState } from 'react'
import { api } from '@/api'
import { findPluginVoice } from './plugin-voice'
import type { Voice } from './voice-types'

/** How long an answer about the switch holds; switched off, the bar is gone from the next page opened after that. */
const KEPT_MS = 60_000

let asked: { readonly at: number; readonly on: Promise<boolean> } | null = null

/** The switch weapp_read_aloud, asked for once for all parts of a page; off when the centre cannot be reached. */
function switchedOn(): Promise<boolean> {
  if (asked && Date.now() - asked.at < KEPT_MS) return asked.on
  const on = api(settings)
    .site({})
    .then(
      ({ switches }) => switches.weapp_read_aloud === true,
      () => {
        asked = null
        return false
      },
    )
  asked = { at: Date.now(), on }
  return on
}

/** WeChat's voice; null without its plugin in this build, and until the centre says that it is switched on. */
export function useVoice(): Voice | null {
  const voice = useMemo(findPluginVoice, [])
  const [on, setOn] = useState(false)
  useEffect(() => {
    let here = voice !== null
    if (here) void switchedOn().then((now) => here && setOn(now))
    return () => {
      here = false
    }
  }, [voice])
  return on ? voice : null
}
