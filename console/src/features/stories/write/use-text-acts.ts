import type { Place } from '@functions/_common/anchor'
import type { Finding } from '@functions/stories/contract'
import { App } from 'antd'
import type { RefObject } from 'react'
import { isWordField, selectIn } from './checks/place'
import type { Draft } from './draft'
import type { EditorHandle } from './editor/story-editor'

interface TextNow {
  readonly editor: RefObject<EditorHandle | null>
  readonly latest: { readonly current: { readonly draft: Draft } }
  readonly change: (part: Partial<Draft>) => void
}

/** What findings and comments do in the text: lead to their words, or put others in their place. */
export function useTextActs({ editor, latest, change }: TextNow) {
  const { message } = App.useApp()
  const gone = () => message.info('这几个字已经改过了，停笔以后会重新查。')
  const pointAt = (finding: Finding) => {
    const { field } = finding
    const there = isWordField(field) ? selectIn(field, finding) : editor.current?.point(finding)
    if (!there) gone()
  }
  const rewrite = (finding: Finding, words: string) => {
    const { field, from, to } = finding
    if (isWordField(field)) {
      const now = latest.current.draft[field]
      if (now.slice(from, to) !== finding.words) return gone()
      return change({ [field]: now.slice(0, from) + words + now.slice(to) })
    }
    if (!editor.current?.replace(finding, words)) gone()
  }
  const showPlace = (place: Place) => {
    const box = document.querySelector<HTMLTextAreaElement>(`textarea[data-field="${place.field}"]`)
    if (place.field === 'body') editor.current?.showPlace(place)
    else {
      box?.focus()
      box?.setSelectionRange(place.from, place.to)
    }
  }
  return { pointAt, rewrite, showPlace }
}
