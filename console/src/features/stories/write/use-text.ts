import { EMPTY_DOCUMENT, picturesOf } from '@functions/_common/story-document'
import type { StoryContent } from '@functions/stories/contract'
import type { JSONContent } from '@tiptap/core'
import { type RefObject, useCallback, useMemo, useRef, useState } from 'react'
import { type Draft, draftOf } from './draft'
import { fromStoryDocument, toStoryDocument } from './editor/document'
import type { EditorHandle } from './editor/story-editor'
import { fetchAddresses } from './pictures/uploads'

/** The text on this page: its fields and its body, as they are now and as they would be stored. */
export function useText(first: StoryContent, editor: RefObject<EditorHandle | null>) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(first))
  const [body, setBody] = useState<JSONContent>(() => fromStoryDocument(first.document))
  const latest = useRef({ draft, body })
  latest.current = { draft, body }

  const read = useCallback(
    (): StoryContent => ({ ...latest.current.draft, document: toStoryDocument(latest.current.body) }),
    [],
  )
  const putFields = useCallback((part: Partial<Draft>) => {
    latest.current = { ...latest.current, draft: { ...latest.current.draft, ...part } }
    setDraft(latest.current.draft)
  }, [])
  const putBody = useCallback((json: JSONContent) => {
    latest.current = { ...latest.current, body: json }
    setBody(json)
  }, [])
  /** Shows what the centre has, in place of what is here. */
  const show = useCallback(
    (next: StoryContent) => {
      latest.current = { draft: draftOf(next), body: fromStoryDocument(next.document) }
      setDraft(latest.current.draft)
      setBody(latest.current.body)
      editor.current?.show(latest.current.body)
      fetchAddresses(picturesOf(next.document).map(({ attrs }) => attrs.src)).catch(() => undefined)
    },
    [editor],
  )
  const words = useMemo(() => wordsNow(draft, body), [draft, body])
  return { draft, body, latest, words, read, putFields, putBody, show }
}

/** For the comments: what cannot be stored (a word beyond a limit) leaves them where they were. */
function wordsNow(
  { title, digest }: Draft,
  body: JSONContent,
): Pick<StoryContent, 'title' | 'digest' | 'document'> {
  try {
    return { title, digest, document: toStoryDocument(body) }
  } catch {
    return { title, digest, document: EMPTY_DOCUMENT }
  }
}
