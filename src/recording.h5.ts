import { chooseFiles, type LocalFile } from '@/local-files'

/** Browsers record in containers that not every phone plays: a recording that is there already is chosen. */
export const CAN_RECORD = false

export interface Recording {
  readonly stop: () => void
  /** The recording, kept until it is sent; null when nothing came of it. */
  readonly done: Promise<LocalFile | null>
}

export function record(_mostSeconds: number): Recording {
  const done = chooseFiles({ kinds: ['audio'], most: 1 }).then(({ files }) => files[0] ?? null)
  return { stop: () => undefined, done }
}
