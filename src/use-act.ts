import { OfflineError } from '@functions/_common/client'
import { errorText } from '@functions/_common/error-text'
import { AppError } from '@functions/_common/errors'
import { useState } from 'react'

/** What went wrong, as a sentence; a field's own one where the page has no place beside the field. */
function sentenceOf(error: unknown): string {
  if (error instanceof OfflineError) return '现在没连上网。连上再点一次，不会重复。'
  if (!(error instanceof AppError)) return '这一页出了点问题，不是您的问题。退出去再进来试试。'
  const named = Object.entries(error.fields).filter(([path]) => path !== '')
  return named.length > 0 ? named.map(([, sentence]) => sentence).join('') : errorText(error)
}

/** One act at a time: a second tap meanwhile is ignored, and what was refused is said. */
export function useAct() {
  const [state, setState] = useState({ busy: false, refused: '' })
  const act = (work: () => Promise<unknown>): void => {
    if (state.busy) return
    setState({ busy: true, refused: '' })
    work().then(
      () => setState({ busy: false, refused: '' }),
      (error: unknown) => setState({ busy: false, refused: sentenceOf(error) }),
    )
  }
  return { ...state, act }
}
