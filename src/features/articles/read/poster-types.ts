import type { PosterContent } from './poster-layout'

export interface PosterProps {
  readonly content: PosterContent
  /** The cover photo or motif; null for a text poster. */
  readonly pictureSrc: string | null
  /** Where the code on it leads. */
  readonly address: string
}
