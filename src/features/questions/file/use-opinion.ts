import { newKey } from '@functions/_common/client'
import { errorText } from '@functions/_common/error-text'
import { AppError } from '@functions/_common/errors'
import { OPINION_KINDS, questions } from '@functions/questions/contract'
import { useRef, useState } from 'react'
import * as z from 'zod/mini'
import { api } from '@/api'
import { type OpinionDraft, opinionDraft } from '@/kept/opinion-draft'

export interface FiledOpinion {
  readonly number: string
  readonly answerWorkingDays: number
  /** Left a telephone number: somebody will call. */
  readonly calledBack: boolean
}

export type Sending =
  | { readonly phase: 'writing'; readonly fields: Readonly<Record<string, string>> }
  | { readonly phase: 'sending' }
  /** What was written is kept; `tries` counts the failures. */
  | {
      readonly phase: 'failed'
      readonly why: 'offline' | 'ours'
      readonly sentence: string
      readonly tries: number
    }
  | { readonly phase: 'filed'; readonly opinion: FiledOpinion }

const input = questions.actions.file.input

/** Sentences by field, from the same schema as the server's. */
function faultsOf(value: unknown): Record<string, string> {
  const parsed = z.safeParse(input, value)
  if (parsed.success) return {}
  return Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0] ?? ''), message]))
}

const fresh = (): OpinionDraft => ({ kind: OPINION_KINDS[0], text: '', phone: '', key: newKey() })

/** Writing and sending one opinion about a page. The draft stays on the phone until the centre has it. */
export function useOpinion(page: { path: string; title: string }) {
  const [draft, setDraft] = useState<OpinionDraft>(() => opinionDraft.open() ?? fresh())
  const [sending, setSending] = useState<Sending>({ phase: 'writing', fields: {} })
  const tries = useRef(0)

  function change(part: Partial<Pick<OpinionDraft, 'kind' | 'text' | 'phone'>>): void {
    // Another content is another opinion: the same key would get the answer to the old one.
    const next = { ...draft, ...part, key: newKey() }
    setDraft(next)
    opinionDraft.keep(next)
    setSending({ phase: 'writing', fields: {} })
  }

  function failed(error: unknown): Sending {
    if (error instanceof AppError && error.code === 'invalid_input') {
      return {
        phase: 'writing',
        fields: Object.keys(error.fields).length ? error.fields : { '': errorText(error) },
      }
    }
    tries.current++
    return error instanceof AppError
      ? { phase: 'failed', why: 'ours', sentence: errorText(error), tries: tries.current }
      : {
          phase: 'failed',
          why: 'offline',
          sentence: '手机现在没连上网。写的都在手机里，连上再发一次就行。',
          tries: tries.current,
        }
  }

  async function send(): Promise<void> {
    if (sending.phase === 'sending') return
    const { kind, text, phone, key } = draft
    const opinion = { kind, text, phone, page }
    const fields = faultsOf(opinion)
    if (Object.keys(fields).length > 0) return setSending({ phase: 'writing', fields })
    setSending({ phase: 'sending' })
    try {
      const filed = await api(questions).file(opinion, { key })
      opinionDraft.forget()
      setSending({ phase: 'filed', opinion: { ...filed, calledBack: phone !== '' } })
    } catch (error) {
      setSending(failed(error))
    }
  }

  return { draft, change, sending, send: () => void send() }
}
