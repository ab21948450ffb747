import { Href } from '@functions/_common/story-document'
import type { ReaderBlock } from '@functions/articles/contract'

/**
 * A node as it may arrive: the known kinds, or one that a later release has added. Its words are always shown;
 * of what is not known nothing else is.
 */
export interface BodyNode {
  readonly type: string
  readonly text?: string | undefined
  readonly attrs?: Readonly<Record<string, unknown>> | undefined
  readonly content?: readonly BodyNode[] | undefined
  readonly marks?:
    | readonly { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> | undefined }[]
    | undefined
}

export type Block = ReaderBlock | BodyNode

export const childrenOf = (node: BodyNode): readonly BodyNode[] =>
  Array.isArray(node.content) ? node.content : []

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The words of any node, known or not. */
export function wordsOf(node: BodyNode): string {
  if (node.type === 'hardBreak') return '\n'
  return textOf(node.text) + childrenOf(node).map(wordsOf).join('')
}

/** Only the web, a telephone or a page of our own; anything else stays plain text. */
export function safeHref(value: unknown): string | null {
  const href = Href.safeParse(value)
  return href.success ? href.data : null
}

/** Pictures come from the centre's own storage, over http(s). */
export function safePicture(value: unknown): string | null {
  return typeof value === 'string' && /^(https?:\/\/|\/)[^\s"'<>\\]+$/.test(value) ? value : null
}

/** A whole number of at least `least`, or `otherwise`. */
export function wholeNumber(value: unknown, least: number, most: number, otherwise: number): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
    ? value
    : otherwise
}
