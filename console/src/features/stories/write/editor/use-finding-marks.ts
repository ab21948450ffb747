import type { JSONContent } from '@tiptap/core'
import { type RefObject, useEffect } from 'react'
import type { Checking } from '../checks/use-checks'
import type { EditorHandle } from './story-editor'

/**
 * Keeps the findings underlined. What was found in words that have been typed over since is not drawn: the pause after
 * them brings the next round.
 */
export function useFindingMarks(
  editor: RefObject<EditorHandle | null>,
  { findings, of }: Pick<Checking, 'findings' | 'of'>,
  body: JSONContent,
): void {
  const fits = of === body
  useEffect(() => {
    if (fits) editor.current?.markFindings(findings)
  }, [editor, findings, fits])
}
