import { newKey, OfflineError } from '@functions/_common/client'
import { AppError } from '@functions/_common/errors'
import { type Story, type StoryContent, stories } from '@functions/stories/contract'
import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { api } from '../../../../api'
import { useMe } from '../../../../me'
import { sayAll } from '../../../../say'
import type { HandedOver } from '../locking/lock-note'
import { isUnsaved, newSaving, nextSaving, pauseOf, type Saving, type SavingEvent } from './autosave'
import { forget, keep, keptKey } from './kept'

interface Pending {
  /** The same over all tries, so that a save whose answer was lost is answered again instead of meeting itself. */
  readonly key: string
  readonly revision: number
  readonly content: StoryContent
}

export interface Autosave {
  readonly saving: Saving
  /** False: this browser keeps no copy, and leaving would lose what is unsaved. */
  readonly keeping: boolean
  typed(): void
  /** Saves now what is unsaved; answers the revision, or null when it could not be saved. */
  flush(): Promise<number | null>
  /** What is here is now the centre's `story`. */
  settle(story: Story): void
  /** Saves what is here over the newer revision, which stays in the list of versions. */
  overwrite(revision: number): Promise<number | null>
  /** Somebody else writes now: what is unsaved goes to them, once; `kept` when the centre was not reached. */
  handOver(): Promise<HandedOver>
}

const KEEP_AFTER_MS = 300

/** Whether the lock is ours, and whom to tell when the centre says that it is not. */
interface HeldBy {
  readonly held: boolean
  readonly onLocked: () => void
}
const ALONE: HeldBy = { held: true, onLocked: () => undefined }

/**
 * Saves `read()` by the rules of autosave.ts, keeps a copy in the browser meanwhile, and tells `onSaved`. Nothing is sent
 * while `held` is false; `onLocked` hears that a save met somebody else's lock.
 */
export function useAutosave(
  story: Pick<Story, 'storyId' | 'revision'>,
  read: () => StoryContent,
  onSaved: (story: Story) => void,
  { held, onLocked }: HeldBy = ALONE,
): Autosave {
  const { storyId } = story
  const keptAs = keptKey(useMe().staff.staffId, storyId)
  const [saving, setSaving] = useReducer(nextSaving, newSaving(story.revision))
  const current = useRef(saving)
  const [keeping, setKeeping] = useState(true)
  const pending = useRef<Pending | null>(null)
  const running = useRef<Promise<number | null> | null>(null)
  const reading = useRef(read)
  reading.current = read
  const lock = useRef({ held, onLocked })
  lock.current = { held, onLocked }

  const apply = useCallback((event: SavingEvent) => {
    current.current = nextSaving(current.current, event)
    setSaving(event)
  }, [])

  const keepCopy = useCallback(() => {
    if (!isUnsaved(current.current)) return
    try {
      setKeeping(
        keep(keptAs, { revision: current.current.revision, keptAt: Date.now(), content: reading.current() }),
      )
    } catch {
      setKeeping(false)
    }
  }, [keptAs])

  /** One save; several may follow each other when keys were typed meanwhile. */
  const sendOnce = useCallback(async (): Promise<boolean> => {
    try {
      pending.current ??= { key: newKey(), revision: current.current.revision, content: reading.current() }
      const { key, ...input } = pending.current
      const catchesUp = current.current.phase === 'cut_off' && current.current.typedSince
      apply({ type: 'sent' })
      // keys typed while the line was dead are newer than what is sent again
      if (catchesUp) apply({ type: 'typed' })
      const saved = await api(stories).save({ storyId, ...input }, { key })
      pending.current = null
      apply({ type: 'saved', revision: saved.revision, at: Date.now() })
      if (!isUnsaved(current.current)) forget(keptAs)
      else keepCopy()
      onSaved(saved)
      return true
    } catch (error) {
      const later = error instanceof OfflineError || (error instanceof AppError && RETRIED.has(error.code))
      if (!later) pending.current = null
      keepCopy()
      if (error instanceof AppError && error.fields.lock) lock.current.onLocked()
      if (later) apply({ type: 'cut_off' })
      else if (error instanceof AppError && error.code === 'changed_meanwhile') apply({ type: 'conflict' })
      else apply({ type: 'refused', why: sayAll(error) })
      return false
    }
  }, [apply, keepCopy, onSaved, storyId, keptAs])

  const flush = useCallback((): Promise<number | null> => {
    const run = async () => {
      while (isUnsaved(current.current)) {
        if (!lock.current.held || current.current.phase === 'conflict' || !(await sendOnce())) return null
      }
      return current.current.revision
    }
    running.current ??= run().finally(() => {
      running.current = null
    })
    return running.current
  }, [sendOnce])

  const typed = useCallback(() => apply({ type: 'typed' }), [apply])

  const settle = useCallback(
    (now: Story) => {
      pending.current = null
      forget(keptAs)
      apply({ type: 'settled', revision: now.revision, at: Date.now() })
    },
    [apply, keptAs],
  )

  const overwrite = useCallback(
    (revision: number) => {
      pending.current = null
      apply({ type: 'settled', revision, at: Date.now() })
      apply({ type: 'typed' })
      return flush()
    },
    [apply, flush],
  )

  const handing = useRef(newKey())
  const handOver = useCallback(async (): Promise<HandedOver> => {
    await running.current?.catch(() => null)
    if (!isUnsaved(current.current)) return 'nothing'
    keepCopy()
    const { revision } = current.current
    try {
      await api(stories).leaveWords(
        { storyId, revision, content: reading.current() },
        { key: handing.current },
      )
    } catch {
      return 'kept'
    }
    handing.current = newKey()
    pending.current = null
    forget(keptAs)
    apply({ type: 'settled', revision, at: Date.now() })
    return 'handed'
  }, [apply, keepCopy, keptAs, storyId])

  useSchedule(saving, flush, keepCopy)
  return { saving, keeping, typed, flush, settle, overwrite, handOver }
}

/** Refusals that pass by themselves: too fast, the session ended (its copy is kept), a fault of ours. */
const RETRIED = new Set(['too_many_requests', 'not_signed_in', 'unexpected'])

function useSchedule(saving: Saving, flush: () => Promise<number | null>, keepCopy: () => void): void {
  const pause = pauseOf(saving)
  // biome-ignore lint/correctness/useExhaustiveDependencies: every key starts the pause anew
  useEffect(() => {
    if (pause === null) return
    const timer = setTimeout(flush, pause)
    return () => clearTimeout(timer)
  }, [pause, saving.keys, saving.failures, flush])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a copy after each key
  useEffect(() => {
    const timer = setTimeout(keepCopy, KEEP_AFTER_MS)
    return () => clearTimeout(timer)
  }, [saving.keys, keepCopy])

  const cutOff = saving.phase === 'cut_off'
  useEffect(() => {
    if (!cutOff) return
    window.addEventListener('online', flush)
    return () => window.removeEventListener('online', flush)
  }, [cutOff, flush])

  useEffect(() => {
    const hide = () => {
      if (document.visibilityState === 'hidden') keepCopy()
    }
    document.addEventListener('visibilitychange', hide)
    window.addEventListener('pagehide', keepCopy)
    return () => {
      document.removeEventListener('visibilitychange', hide)
      window.removeEventListener('pagehide', keepCopy)
      // leaving for another page of the console: the copy is there, and the save goes on behind it
      keepCopy()
      flush()
    }
  }, [keepCopy, flush])
}
