import { afterStep, KEPT_MOVES, spentUntil } from '../../../cloudfunctions/pieces/moving'
import type { PieceRow } from '../../../cloudfunctions/pieces/store'
import { aStep } from '../../support/pieces'

const HOUR = 3_600_000
const at = (hour: number) => new Date(Date.UTC(2026, 10, 20) + hour * HOUR).toISOString()
const following = (...steps: Parameters<typeof aStep>[0][]): PieceRow =>
  steps.reduce<PieceRow | null>((row, step) => afterStep(row, aStep(step)), null) as PieceRow

describe('a piece after its steps', () => {
  it('stands where the last step put it, without break marks in its title', () => {
    const row = following(
      { at: at(1) },
      { at: at(2), stage: 'review', state: 'in_review', event: 'submit', holder: null },
    )
    expect(row).toMatchObject({
      _id: 'story:story-1',
      title: '小巷通了',
      stage: 'review',
      holder: null,
      moves: 2,
    })
  })

  it('is held since its state or holder changed, not since somebody last saved', () => {
    expect(following({ at: at(1) }, { at: at(5), event: 'save' }).since).toBe(at(1))
    const other = { personId: 'other', name: '另一位' }
    expect(following({ at: at(1) }, { at: at(5), event: 'handOver', holder: other }).since).toBe(at(5))
  })

  it('counts time at each stage, none while it was off the board', () => {
    const row = following(
      { at: at(0) },
      { at: at(2), stage: 'review', event: 'submit' },
      { at: at(3), stage: 'publish', open: false, state: 'published', event: 'publish' },
      { at: at(50), stage: 'edit', event: 'edit' },
    )
    expect(row.spent).toEqual({ edit: 2 * HOUR, review: HOUR })
    expect(spentUntil(row, at(51))).toEqual({ edit: 3 * HOUR, review: HOUR })
    expect(row.publishedAt).toBe(at(3))
  })

  it('loses no time and no count when old moves are cut', () => {
    const steps = Array.from({ length: KEPT_MOVES + 40 }, (_, hour) => ({
      at: at(hour),
      event: `save${hour}`,
    }))
    const row = following(...steps)
    expect(row.history).toHaveLength(KEPT_MOVES)
    expect(row.moves).toBe(KEPT_MOVES + 40)
    expect(row.spent).toEqual({ edit: (KEPT_MOVES + 39) * HOUR })
  })

  it('keeps its parents, names none twice and never itself', () => {
    const row = following(
      { parents: [{ kind: 'pitch', id: 'p' }] },
      {
        at: at(2),
        event: 'link',
        parents: [
          { kind: 'pitch', id: 'p' },
          { kind: 'material', id: 'm' },
          { kind: 'story', id: 'story-1' },
        ],
      },
      { at: at(3), event: 'save' },
    )
    expect(row.parents).toEqual(['pitch:p', 'material:m'])
  })

  it('takes a clock that ran behind for no time at all', () => {
    expect(following({ at: at(2) }, { at: at(1), event: 'submit', stage: 'review' }).spent).toEqual({
      edit: 0,
    })
  })
})
