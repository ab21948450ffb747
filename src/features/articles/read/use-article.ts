import { AppError } from '@functions/_common/errors'
import { type Article, articles, type ReadReply } from '@functions/articles/contract'
import { useCallback, useEffect, useRef, useState } from 'react'
import { api } from '@/api'
import { offlineArticles } from '@/kept/offline-articles'
import { favourites, readingHistory } from '@/kept/reading'
import { visitor } from '@/kept/visitor'
import { nowInstant } from '@/when'

export type ArticleReply = ReadReply & { readonly article: Article }

export type Reading =
  | { readonly phase: 'loading' }
  /** `savedAt` is set when this is the phone's copy because there is no network. */
  | { readonly phase: 'shown'; readonly reply: ArticleReply; readonly savedAt: string | null }
  | {
      readonly phase: 'withdrawn'
      readonly withdrawn: NonNullable<ReadReply['withdrawn']>
      readonly reply: ReadReply
    }
  | { readonly phase: 'missing' }
  | { readonly phase: 'offline' }
  /** `tries`: how often in a row. */
  | { readonly phase: 'failed'; readonly error: AppError; readonly tries: number }

/** What the answer makes of the page, and what the phone keeps of it. */
function settle(articleId: string, reply: ReadReply): Reading {
  const { article, withdrawn } = reply
  if (article) {
    const at = nowInstant()
    offlineArticles.save(articleId, reply, at)
    const { title, columnName, unitName } = article
    readingHistory.put({ articleId, title, columnName, unitName, at })
    return { phase: 'shown', reply: { ...reply, article }, savedAt: null }
  }
  offlineArticles.remove(articleId)
  return withdrawn ? { phase: 'withdrawn', withdrawn, reply } : { phase: 'missing' }
}

/** Without an answer: the phone's copy if there is one, else what to say. */
function withoutAnswer(articleId: string, error: unknown, tries: number): Reading {
  if (error instanceof AppError && error.code === 'not_found') {
    offlineArticles.remove(articleId)
    favourites.remove(articleId)
    return { phase: 'missing' }
  }
  const copy = offlineArticles.open(articleId)
  if (copy?.reply.article) {
    return { phase: 'shown', reply: { ...copy.reply, article: copy.reply.article }, savedAt: copy.savedAt }
  }
  return error instanceof AppError ? { phase: 'failed', error, tries } : { phase: 'offline' }
}

/** One article, from the centre or from the phone. `reload` asks again. */
export function useArticle(articleId: string): { reading: Reading; reload: () => void } {
  const [reading, setReading] = useState<Reading>({ phase: 'loading' })
  const asked = useRef(0)
  const failures = useRef(0)

  const load = useCallback(async () => {
    const mine = ++asked.current
    setReading({ phase: 'loading' })
    const next = await api(articles)
      .read({ articleId })
      .then(
        (reply) => settle(articleId, reply),
        (error: unknown) => withoutAnswer(articleId, error, ++failures.current),
      )
    if (mine === asked.current) setReading(next)
  }, [articleId])

  useEffect(() => {
    void load()
    return () => {
      asked.current++
    }
  }, [load])

  return { reading, reload: () => void load() }
}

/** Counts one read of what is on the screen and answers with the number to show; a read that cannot be counted is not lost on the reader. */
export function useCountedReads(articleId: string, shown: boolean, reads: number): number {
  const [counted, setCounted] = useState<number | null>(null)
  useEffect(() => {
    if (!shown) return
    const token = visitor.token()
    api(articles)
      .countRead({ articleId, ...(token ? { visitor: token } : {}) })
      .then((answer) => {
        if (answer.visitor) visitor.keep(answer.visitor)
        setCounted(answer.reads)
      })
      .catch(() => undefined)
  }, [articleId, shown])
  return Math.max(counted ?? 0, reads)
}
