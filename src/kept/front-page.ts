import { Home } from '@functions/articles/contract'
import * as z from 'zod/mini'
import { keep, recall } from './storage'

const KEY = 'front-pages'
/** Columns whose last list stays readable without a network. */
const MOST = 8

const Kept = z.array(z.object({ columnId: z.string(), page: Home }))

function all(): z.infer<typeof Kept> {
  const parsed = Kept.safeParse(recall(KEY))
  return parsed.success ? parsed.data : []
}

/** The last list seen of each column; `page.at` says how old it is. */
export const frontPages = {
  open: (columnId: string): Home | null => all().find((kept) => kept.columnId === columnId)?.page ?? null,
  save(columnId: string, page: Home): void {
    keep(KEY, [{ columnId, page }, ...all().filter((kept) => kept.columnId !== columnId)].slice(0, MOST))
  },
}
