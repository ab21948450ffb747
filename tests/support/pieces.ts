import { moved, type Step } from '../../cloudfunctions/pieces/moving'
import type { Centre } from './centre'
import { inside } from './inside'

export const SOMEBODY = { personId: 'somebody', name: '某人' }

/** A step of a story at its desk; what a test is about is named. */
export const aStep = (changes: Partial<Step> = {}): Step => ({
  kind: 'story',
  id: 'story-1',
  title: '小巷｜通了',
  stage: 'edit',
  state: 'draft',
  holder: SOMEBODY,
  dueAt: null,
  columnId: 'news',
  unitId: 'media-centre',
  form: null,
  open: true,
  by: SOMEBODY,
  at: '2026-11-20T01:00:00.000Z',
  event: 'create',
  ...changes,
})

/** Tells steps as a domain does: each within a transaction of the real database. */
export async function tell(centre: Centre, ...steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    await inside(centre).runTransaction((transaction: unknown) =>
      moved(transaction as Parameters<typeof moved>[0], step),
    )
  }
}
