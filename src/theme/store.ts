import Taro from '@tarojs/taro'
import { useSyncExternalStore } from 'react'
import * as z from 'zod/mini'
import { keep, recall } from '../kept/storage'

/** 15 / 17 / 20 / 24 / 30 px (design.md §3); in 长辈版 the last three, larger still. */
export const SIZES = ['xs', 's', 'm', 'l', 'xl'] as const
export type Size = (typeof SIZES)[number]

const Looks = z.object({
  /** 长辈版: every page laid out again. */
  elder: z.boolean(),
  size: z.enum(SIZES),
  /** 高对比度 */
  contrast: z.boolean(),
})
export type Looks = z.infer<typeof Looks>

const KEY = 'looks'
const PLAIN: Looks = { elder: false, size: 's', contrast: false }

function stored(): Looks | null {
  const parsed = Looks.safeParse(recall(KEY))
  return parsed.success ? parsed.data : null
}

let looks: Looks = stored() ?? PLAIN
/** True while these looks belong to somebody else: nothing of them is remembered. */
let lent = false
const listeners = new Set<() => void>()

function show(next: Looks): void {
  looks = next
  for (const listener of listeners) listener()
}

/** How every page looks, on all open pages at once; remembered on the phone. */
export const theme = {
  get: (): Looks => looks,
  set(change: Partial<Looks>): void {
    show({ ...looks, ...change })
    if (!lent) keep(KEY, looks)
  },
  /** Looks that are only tried on, from now on: the newsroom's preview is not the reader of this browser. */
  lend(borrowed: Looks): void {
    lent = true
    show(borrowed)
  },
}

export function useLooks(): Looks {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, theme.get)
}

/** The classes of a page's root: one short string, so a change of looks is one small setData a page. */
export function classesOf({ elder, size, contrast }: Looks): string {
  return `page size-${size}${elder ? ' elder' : ''}${contrast ? ' contrast' : ''}`
}

/** Until somebody chooses a size here, the one chosen in WeChat's own settings holds (fontSizeScaleFactor, 1 = normal). */
export function adoptPhone(): void {
  if (stored()) return
  const info = Taro.getAppBaseInfo?.() as { fontSizeScaleFactor?: number } | undefined
  const factor = info?.fontSizeScaleFactor ?? 1
  const size: Size = factor >= 1.6 ? 'xl' : factor >= 1.35 ? 'l' : factor > 1.05 ? 'm' : 's'
  looks = { ...looks, size }
}

/** What a share link or a menu entry carries: `elder=1`, `size=l`. It becomes this phone's choice. */
export function adoptAddress(query: Readonly<Record<string, unknown>>): void {
  const elder = looks.elder || query.elder === '1'
  const size = SIZES.find((known) => known === query.size) ?? looks.size
  if (elder !== looks.elder || size !== looks.size) theme.set({ elder, size })
}

/** The part of an address that carries these looks on to whoever opens it. */
export const addressOf = ({ elder, size }: Looks): string => `${elder ? '&elder=1' : ''}&size=${size}`
