import Taro, { usePageScroll } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { places } from '@/kept/reading'
import type { Chapter } from './blocks'

/** Looked at once scrolling has rested this long: asking for positions at every step would make it stutter. */
const REST_MS = 500
/** A heading counts as passed when it is above this line of the screen, in px. */
const READING_LINE = 120

/** The last heading above the reading line, by its place among the headings drawn; -1 above the first. */
function lastPassed(): Promise<number> {
  return new Promise((resolve) => {
    Taro.createSelectorQuery()
      .selectAll('.story-heading')
      .boundingClientRect()
      .exec(([found]) => {
        const tops = (found as { top: number }[] | null) ?? []
        resolve(tops.filter(({ top }) => top < READING_LINE).length - 1)
      })
  })
}

/**
 * Remembers on the phone which chapter of a long text was last reached, and answers where the reader stopped the last time.
 * `chapters` is empty for a text without a table of contents; then nothing is kept.
 */
export function usePlace(articleId: string, chapters: readonly Chapter[]) {
  const [stopped] = useState(() => places.list().find((place) => place.articleId === articleId) ?? null)
  const timer = useRef<ReturnType<typeof setTimeout>>()

  usePageScroll(() => {
    if (chapters.length === 0) return
    clearTimeout(timer.current)
    timer.current = setTimeout(async () => {
      const chapter = chapters[await lastPassed()]
      if (chapter && chapter !== chapters[0]) {
        places.put({ articleId, block: chapter.block, heading: chapter.text })
      }
    }, REST_MS)
  })
  return chapters.length > 0 ? stopped : null
}
