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

type FrameState = 'opening' | 'open' | 'unreachable' | 'unknown'

interface Frame {
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
  const [lack, setLack] = useState<'unreachable' | 'unknown' | null>(null)
  /** How often the page said that it listens: one that was loaded anew has forgotten everything. */
  const [readies, setReadies] = useState(0)

  useEffect(() => {
    let current = true
    findPage()
      .catch(() => null)
      .then((found) => {
        if (!current) return
        setPage(found)
        if (!found) setLack('unknown')
      })
    return () => {
      current = false
    }
  }, [])

  useEffect(() => {
    if (!page) return
    const hear = (event: MessageEvent) => {
      if (event.source !== frame.current?.contentWindow || event.origin !== page.origin) return
      if (event.data === PREVIEW_READY) setReadies((count) => count + 1)
    }
    window.addEventListener('message', hear)
    return () => window.removeEventListener('message', hear)
  }, [frame, page])

  useEffect(() => {
    if (!page || readies > 0) return
    const late = setTimeout(() => setLack('unreachable'), PATIENCE_MS)
    return () => clearTimeout(late)
  }, [page, readies])

  useEffect(() => {
    if (readies === 0 || !article || !page) return
    const message: PreviewMessage = { preview: article, looks }
    frame.current?.contentWindow?.postMessage(message, page.origin)
  }, [frame, page, readies, article, looks])

  return { address: page?.href ?? null, state: lack ?? (readies > 0 ? 'open' : 'opening') }
}
