import {
  isUnsaved,
  newSaving,
  nextSaving,
  PAUSE_MS,
  pauseOf,
  type Saving,
  type SavingEvent,
} from '@console/features/stories/write/saving/autosave'
import * as fc from 'fast-check'

const after = (...events: SavingEvent[]): Saving => events.reduce(nextSaving, newSaving(3))
const saved = (revision: number): SavingEvent => ({ type: 'saved', revision, at: 1000 })

it('a conflict is never sent by itself, however much is typed', () => {
  const saving = after({ type: 'typed' }, { type: 'sent' }, { type: 'conflict' }, { type: 'typed' })
  expect(saving.phase).toBe('conflict')
  expect(pauseOf(saving)).toBeNull()
})

it('a refusal waits for the next key and says why', () => {
  const refused = after({ type: 'typed' }, { type: 'sent' }, { type: 'refused', why: '太长了' })
  expect(refused.refusal).toBe('太长了')
  expect(pauseOf(refused)).toBeNull()
  expect(pauseOf(nextSaving(refused, { type: 'typed' }))).toBe(PAUSE_MS)
})

it('a dead line is tried again, ever more slowly, at most every half minute', () => {
  let saving = after({ type: 'typed' })
  const waits: (number | null)[] = []
  for (let round = 0; round < 6; round++) {
    saving = nextSaving(nextSaving(saving, { type: 'sent' }), { type: 'cut_off' })
    waits.push(pauseOf(saving))
  }
  expect(waits).toEqual([4000, 8000, 16_000, 30_000, 30_000, 30_000])
})

it('saves two seconds after the last key', () => {
  const once = after({ type: 'typed' })
  expect(pauseOf(once)).toBe(PAUSE_MS)
  expect(nextSaving(once, { type: 'typed' }).keys).toBe(once.keys + 1)
})

it('a key during a save is saved after it, on the new revision', () => {
  const saving = after({ type: 'typed' }, { type: 'sent' }, { type: 'typed' }, saved(4))
  expect(saving).toMatchObject({ phase: 'typing', revision: 4, typedSince: false })
})

it('a save without a key meanwhile is the end of it', () => {
  expect(after({ type: 'typed' }, { type: 'sent' }, saved(4))).toMatchObject({
    phase: 'saved',
    revision: 4,
    savedAt: 1000,
    failures: 0,
  })
})

it('what was settled is saved, at the revision it was settled at', () => {
  const settled = after(
    { type: 'typed' },
    { type: 'sent' },
    { type: 'conflict' },
    { type: 'settled', revision: 9, at: 5 },
  )
  expect(settled).toMatchObject({ phase: 'saved', revision: 9 })
})

const anyEvent: fc.Arbitrary<SavingEvent> = fc.oneof(
  fc.constantFrom<SavingEvent>(
    { type: 'typed' },
    { type: 'sent' },
    { type: 'cut_off' },
    { type: 'conflict' },
  ),
  fc.constant<SavingEvent>({ type: 'refused', why: '不行' }),
  fc.integer({ min: 1 }).map((revision) => saved(revision)),
)

it('after a key nothing is called saved before the centre has answered', () => {
  fc.assert(
    fc.property(fc.array(anyEvent), (events) => {
      const typed = nextSaving(events.reduce(nextSaving, newSaving(1)), { type: 'typed' })
      expect(isUnsaved(typed)).toBe(true)
      const silent = events.filter(({ type }) => type !== 'saved').reduce(nextSaving, typed)
      expect(isUnsaved(silent)).toBe(true)
    }),
  )
})
