import { FIRST_FORMULA } from '../../../cloudfunctions/pieces/credit/formula'
import { SAMPLE_PASSWORD } from '../../../config/centre.mjs'
import { type Centre, startCentre } from '../../support/centre'
import { inside } from '../../support/inside'
import { aStep, SOMEBODY, tell } from '../../support/pieces'

let centre: Centre
const tokens: Record<string, string> = {}
const as = (who: string) => ({ token: tokens[who] ?? '' })
const idOf: Record<string, string> = {}

beforeAll(async () => {
  centre = await startCentre()
  for (const who of ['bianji', 'danwei', 'jizhe', 'admin', 'zhiban'] as const) {
    const entered = await centre.ask('people', 'enterStaff', { userName: who, password: SAMPLE_PASSWORD })
    tokens[who] = entered.token
    idOf[who] = entered.staff.staffId
  }
})
afterAll(() => centre.close())

const refusal = async (...[action, input, who]: [string, unknown, string]) => {
  const reply = await centre.call('pieces', action, input, as(who))
  return reply.ok ? 'answered' : reply.error.code
}

describe('pieces.board', () => {
  it('is for staff', async () => {
    expect(await refusal('board', {}, 'nobody')).toBe('not_signed_in')
  })

  it('shows what is open within reach, who holds it and since when', async () => {
    await tell(
      centre,
      aStep({ id: 'b1', at: '2026-11-20T01:00:00.000Z', dueAt: '2026-11-20T05:00:00.000Z' }),
      aStep({ id: 'b2', unitId: 'housing', columnId: 'notices', stage: 'review', holder: null }),
      aStep({ id: 'b3', open: false }),
    )
    const { board } = await centre.ask('pieces', 'board', {}, as('bianji'))
    expect(board.whole).toBe(true)
    expect(board.pieces.map(({ id }: { id: string }) => id).sort()).toEqual(['b1', 'b2'])
    const narrow = await centre.ask('pieces', 'board', {}, as('danwei'))
    expect(narrow.board.pieces).toMatchObject([{ id: 'b2', stage: 'review', holder: null }])
  })

  it('says only that nothing has changed until something has', async () => {
    const { marker } = await centre.ask('pieces', 'board', {}, as('bianji'))
    expect(await centre.ask('pieces', 'board', { marker }, as('bianji'))).toMatchObject({
      marker,
      board: null,
    })
    // one that left the board, and one that was written late with an earlier time
    await tell(centre, aStep({ id: 'b1', at: '2026-11-20T02:00:00.000Z', event: 'drop', open: false }))
    const left = await centre.ask('pieces', 'board', { marker }, as('bianji'))
    expect(left.board.pieces.map(({ id }: { id: string }) => id)).toEqual(['b2'])
    await tell(centre, aStep({ id: 'b4', at: '2026-11-20T01:30:00.000Z' }))
    const late = await centre.ask('pieces', 'board', { marker: left.marker }, as('bianji'))
    expect(late.board.pieces).toHaveLength(2)
  })

  it("does not take one person's marker from another", async () => {
    const { marker } = await centre.ask('pieces', 'board', {}, as('bianji'))
    expect((await centre.ask('pieces', 'board', { marker }, as('danwei'))).board).not.toBeNull()
  })

  it('changes nothing when the same move is told again', async () => {
    const step = aStep({ id: 'b5', event: 'submit', at: '2026-11-20T03:00:00.000Z' })
    await tell(centre, step, step)
    const { data } = await inside(centre).collection('pieces').doc('story:b5').get()
    expect(data[0].moves).toBe(1)
  })
})

describe('pieces.line', () => {
  it('refuses what is outside the grants and does not know what is not there', async () => {
    await tell(centre, aStep({ id: 'l0' }))
    expect(await refusal('line', { kind: 'story', id: 'l0' }, 'danwei')).toBe('not_allowed')
    expect(await refusal('children', { kind: 'story', id: 'l0' }, 'danwei')).toBe('not_allowed')
    expect(await refusal('line', { kind: 'story', id: 'none' }, 'bianji')).toBe('not_found')
    expect(await refusal('line', { kind: 'story', id: 'x:{}' }, 'bianji')).toBe('invalid_input')
  })

  it('goes from any object up to the pitch and down to the correction', async () => {
    const at = (hour: number) => `2026-11-19T0${hour}:00:00.000Z`
    await tell(
      centre,
      aStep({ kind: 'pitch', id: 'p', stage: 'plan', at: at(0) }),
      aStep({ kind: 'pitch', id: 'p', stage: 'plan', at: at(2), event: 'take', open: false }),
      aStep({
        kind: 'assignment',
        id: 'a',
        stage: 'gather',
        at: at(2),
        parents: [{ kind: 'pitch', id: 'p' }],
      }),
      aStep({
        kind: 'story',
        id: 's',
        at: at(3),
        parents: [
          { kind: 'assignment', id: 'a' },
          { kind: 'pitch', id: 'p' },
        ],
      }),
      aStep({
        kind: 'publication',
        id: 'u',
        stage: 'publish',
        at: at(4),
        open: false,
        parents: [{ kind: 'story', id: 's' }],
      }),
      aStep({
        kind: 'correction',
        id: 'c',
        stage: 'edit',
        at: at(5),
        unitId: 'housing',
        columnId: 'notices',
        parents: [{ kind: 'publication', id: 'u' }],
      }),
    )
    const named = (side: { kind: string; id: string }[]) => side.map(({ kind, id }) => `${kind}:${id}`)
    const middle = await centre.ask('pieces', 'line', { kind: 'story', id: 's' }, as('bianji'))
    expect(named(middle.above)).toEqual(['assignment:a', 'pitch:p'])
    expect(named(middle.below)).toEqual(['publication:u', 'correction:c'])
    expect(middle.above[1].spent).toEqual({ plan: 2 * 3_600_000 })
    expect(middle.cut).toBe(false)
    const end = await centre.ask('pieces', 'line', { kind: 'correction', id: 'c' }, as('danwei'))
    expect(end.above).toEqual([])
    expect(end.hidden).toBe(4)
  })

  it('is bounded, and one object has its children page by page', async () => {
    await tell(centre, aStep({ kind: 'event', id: 'many' }))
    for (let index = 0; index < 90; index++) {
      await tell(
        centre,
        aStep({ kind: 'assignment', id: `m${index}`, parents: [{ kind: 'event', id: 'many' }], open: false }),
      )
    }
    const whole = await centre.ask('pieces', 'line', { kind: 'event', id: 'many' }, as('bianji'))
    expect(whole.cut).toBe(true)
    expect(whole.below.length).toBe(80)
    const seen = new Set<string>()
    let cursor: string | null | undefined
    do {
      const page = await centre.ask(
        'pieces',
        'children',
        { kind: 'event', id: 'many', ...(cursor ? { cursor } : {}) },
        as('bianji'),
      )
      for (const { id } of page.items) seen.add(id)
      cursor = page.nextCursor
    } while (cursor)
    expect(seen.size).toBe(90)
  })
})

describe('credit', () => {
  const month = '2026-09'
  const story = (id: string, changes = {}) =>
    aStep({
      id,
      stage: 'publish',
      state: 'published',
      event: 'publish',
      open: false,
      at: '2026-09-30T15:00:00.000Z',
      characters: 900,
      ...changes,
    })
  const graded = (storyId: string, changes = {}) => ({
    storyId,
    revision: 0,
    forms: ['text'],
    characters: 900,
    difficulty: 'plain',
    contributions: [{ personId: idOf.jizhe, part: 'author', grade: 'good' }],
    ...changes,
  })

  it('refuses what must not be graded, or not by this person', async () => {
    await tell(
      centre,
      story('g1'),
      aStep({ id: 'g-draft' }),
      story('g-housing', { unitId: 'housing', columnId: 'notices' }),
    )
    expect(await refusal('grade', graded('g1'), 'jizhe')).toBe('not_allowed')
    expect(await refusal('grade', graded('none'), 'bianji')).toBe('not_found')
    expect(await refusal('grade', graded('g-draft'), 'bianji')).toBe('wrong_state')
    expect(await refusal('grade', graded('g1', { forms: ['likes'] }), 'bianji')).toBe('invalid_input')
    const unknown = [{ personId: 'nobody', part: 'author', grade: null }]
    expect(await refusal('grade', graded('g1', { contributions: unknown }), 'bianji')).toBe('invalid_input')
    const own = [{ personId: idOf.bianji, part: 'editor', grade: 'excellent' }]
    expect(await refusal('grade', graded('g1', { contributions: own }), 'bianji')).toBe('not_allowed')
    expect(await refusal('sheet', { month }, 'bianji')).toBe('not_allowed')
  })

  it('lists a month by the clock of the district, with the length as the story told it', async () => {
    // 23:00 UTC on the 30th is the 1st of October in the district
    await tell(centre, story('g-october', { at: '2026-09-30T23:00:00.000Z' }))
    const { items, formula } = await centre.ask('pieces', 'published', { month }, as('bianji'))
    expect(items.map(({ storyId }: { storyId: string }) => storyId)).toEqual(['g-housing', 'g1'])
    expect(items[1]).toMatchObject({ characters: 900, inputs: null, revision: 0 })
    expect(formula.version).toBe(0)
  })

  it('lets one of two editors win, and another grade what one did oneself', async () => {
    const own = { personId: idOf.bianji, part: 'editor', grade: null }
    const author = { personId: idOf.jizhe, part: 'author', grade: 'good' }
    const first = graded('g1', { contributions: [author, own] })
    expect(await centre.ask('pieces', 'grade', first, as('bianji'))).toMatchObject({ revision: 1 })
    expect(await refusal('grade', first, 'zhiban')).toBe('changed_meanwhile')
    const second = graded('g1', { revision: 1, contributions: [author, { ...own, grade: 'excellent' }] })
    const { inputs } = await centre.ask('pieces', 'grade', second, as('zhiban'))
    expect(inputs.contributions[0].gradedBy.personId).toBe(idOf.bianji)
    expect(inputs.contributions[1].gradedBy.personId).toBe(idOf.zhiban)
    const raised = graded('g1', { revision: 2, contributions: [author, { ...own, grade: 'good' }] })
    expect(await refusal('grade', raised, 'bianji')).toBe('not_allowed')
  })

  it('lets nobody set what their own piece counts by', async () => {
    const own = { personId: idOf.bianji, part: 'author', grade: null }
    expect(await refusal('grade', graded('g-october', { contributions: [own] }), 'bianji')).toBe(
      'not_allowed',
    )
    const kept = [
      { personId: idOf.jizhe, part: 'author', grade: 'good' },
      { personId: idOf.bianji, part: 'editor', grade: 'excellent' },
    ]
    for (const inputs of [{ characters: 9000 }, { forms: ['text', 'video'] }]) {
      const changed = graded('g1', { revision: 2, contributions: kept, ...inputs })
      expect(await refusal('grade', changed, 'bianji')).toBe('not_allowed')
    }
  })

  it('shows each their own line with what it came from, and nobody else', async () => {
    const { line } = await centre.ask('pieces', 'mine', { month }, as('jizhe'))
    // (3 forms + 3 length) × 100 % × 110 %
    expect(line).toMatchObject({ personId: idOf.jizhe, points: 660 })
    expect(line.items).toMatchObject([{ storyId: 'g1', grade: 'good', characters: 900, part: 'author' }])
    expect((await centre.ask('pieces', 'mine', { month }, as('danwei'))).line).toBeNull()
  })

  it('closes a month once over and graded, keeps it as it was, and can be opened again', async () => {
    expect(await refusal('close', { month: '2099-01' }, 'admin')).toBe('wrong_state')
    expect(await refusal('reopen', { month, reason: '没封过' }, 'admin')).toBe('wrong_state')
    expect(await centre.ask('pieces', 'close', { month }, as('admin'))).toEqual({ month, version: 1 })
    expect(await refusal('close', { month }, 'admin')).toBe('wrong_state')
    expect(await refusal('grade', graded('g1', { revision: 2 }), 'bianji')).toBe('wrong_state')
    const closed = await centre.ask('pieces', 'sheet', { month }, as('admin'))
    expect(closed).toMatchObject({ locked: true, version: 1, agrees: true, ungraded: 0 })
    expect(closed.lines).toHaveLength(2)

    expect(await refusal('reopen', { month, reason: '漏了一篇' }, 'zhiban')).toBe('not_allowed')
    await centre.ask('pieces', 'reopen', { month, reason: '漏了一篇' }, as('admin'))
    // 'bianji' had a part in it: what it counts by is changed by somebody else
    await centre.ask('pieces', 'grade', graded('g1', { revision: 2, difficulty: 'hard' }), as('zhiban'))
    expect(await centre.ask('pieces', 'close', { month }, as('admin'))).toEqual({ month, version: 2 })
    const before = await centre.ask('pieces', 'sheet', { month, version: 1 }, as('admin'))
    expect(before.lines).toEqual(closed.lines)
    expect(before.agrees).toBe(true)
    // what was opened again no longer counts, and everybody who keeps the sheet sees why
    expect(before.locked).toBe(false)
    const now = await centre.ask('pieces', 'sheet', { month }, as('zhiban'))
    expect(now).toMatchObject({ locked: true, version: 2, reopenings: [{ version: 1, reason: '漏了一篇' }] })
  })

  it('shows when a closed sheet was tampered with', async () => {
    await inside(centre).collection('sheets').doc(`${month}-1`).update({ 'lines.0.points': 99_999 })
    expect((await centre.ask('pieces', 'sheet', { month, version: 1 }, as('admin'))).agrees).toBe(false)
  })

  it('lets an administrator change the formula from an open month on, one at a time', async () => {
    const terms = { ...FIRST_FORMULA.terms, fenPerPoint: 1000 }
    const input = { version: 0, from: '2026-10', reason: '从十月起算稿酬', terms }
    expect(await refusal('saveFormula', input, 'zhiban')).toBe('not_allowed')
    expect(await refusal('saveFormula', { ...input, from: month }, 'admin')).toBe('wrong_state')
    const twice = [...terms.forms, terms.forms[0]]
    expect(await refusal('saveFormula', { ...input, terms: { ...terms, forms: twice } }, 'admin')).toBe(
      'invalid_input',
    )
    const tap = { ...as('admin'), key: 'formula-tap-1' }
    const saved = await centre.ask('pieces', 'saveFormula', input, tap)
    // the answer was lost on its way and the console sends the same tap again
    expect(await centre.ask('pieces', 'saveFormula', input, tap)).toEqual(saved)
    expect(await refusal('saveFormula', input, 'admin')).toBe('changed_meanwhile')
    const { formulas } = await centre.ask('pieces', 'formulas', {}, as('jizhe'))
    expect(formulas.map(({ version }: { version: number }) => version)).toEqual([1, 0])
    expect((await centre.ask('pieces', 'sheet', { month }, as('admin'))).formula.version).toBe(0)
  })

  it('opens its own line to each who had a part, though the piece is another unit’s', async () => {
    await tell(
      centre,
      story('g2', { unitId: 'housing', columnId: 'notices', by: SOMEBODY, at: '2026-10-05T01:00:00.000Z' }),
    )
    await centre.ask('pieces', 'grade', graded('g2'), as('bianji'))
    const { line } = await centre.ask('pieces', 'mine', { month: '2026-10' }, as('jizhe'))
    expect(line).toMatchObject({ points: 660, fen: 6600 })
  })
})
