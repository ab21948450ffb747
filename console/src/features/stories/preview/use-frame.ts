import { type Article, PREVIEW_PAGE, PREVIEW_READY, type PreviewMessage } from '@functions/articles/contract'
import { type RefObject, useEffect, useState } from 'react'
import * as z from 'zod/mini'

/** Beside every site lies a file that says where its neighbours are. */
const Sites = z.object({ h5: z._default(z.array(z.url()), []) })

/** A phone page that has not answered by then will not. */
const PATIENCE_MS = 10_000

async function findPage(): Promise<URL | null> {
  const response = await fetch('/sites.json')
  const [origin] = Sites.parse(await response.json()).h5
  return origin ? new URL(`/#/${PREVIEW_PAGE}`, origin) : null
}

export type FrameState = 'opening' | 'open' | 'unreachable' | 'unknown'

export interface Frame {
  /** What the frame shows; null until it is known where the phone pages are. */
  readonly address: string | null
  /** `unknown`: nobody has said where the phone pages are; `unreachable`: they do not answer. */
  readonly state: FrameState
}

/** The preview page of the H5 site in a frame: opened, listened for, and handed the article whenever it changes. */
export function useFrame(
  frame: RefObject<HTMLIFrameElement>,
  article: Article | null,
  looks: PreviewMessage['looks'],
): Frame {
  const [page, setPage] = useState<URL | null>(null)
  const [state, setState] = useState<FrameState>('opening')

  useEffect(() => {
    let current = true
    findPage()
      .catch(() => null)
      .then((found) => {
        if (!current) return
        setPage(found)
        if (!found) setState('unknown')
      })
    return () => {
      current = false
    }
  }, [])

  useEffect(() => {
    if (!page) return
    const hear = (event: MessageEvent) => {
      if (event.source !== frame.current?.contentWindow || event.origin !== page.origin) return
      if (event.data === PREVIEW_READY) setState('open')
    }
    window.addEventListener('message', hear)
    const late = setTimeout(() => setState((now) => (now === 'opening' ? 'unreachable' : now)), PATIENCE_MS)
    return () => {
      window.removeEventListener('message', hear)
      clearTimeout(late)
    }
  }, [frame, page])

  useEffect(() => {
    if (state !== 'open' || !article || !page) return
    const message: PreviewMessage = { preview: article, looks }
    frame.current?.contentWindow?.postMessage(message, page.origin)
  }, [frame, page, state, article, looks])

  return { address: page?.href ?? null, state }
}
