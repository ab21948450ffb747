import { type FSWatcher, watch } from 'node:fs'
import type { Functions } from './index'

/** A builder writes a bundle in several steps. */
const SETTLE_MS = 100

/** Loads functions anew when their bundles change; answers how to stop that. */
export function watchBundles(folder: string, functions: Functions): () => void {
  const waiting = new Map<string, NodeJS.Timeout>()
  const watcher: FSWatcher = watch(folder, { recursive: true }, (_, file) => {
    const name = file?.split(/[\\/]/)[0]
    if (!name) return
    clearTimeout(waiting.get(name))
    const reload = () => {
      waiting.delete(name)
      functions.reload(name)
    }
    waiting.set(name, setTimeout(reload, SETTLE_MS))
  })
  return () => {
    watcher.close()
    for (const timer of waiting.values()) clearTimeout(timer)
  }
}
