import { STAGES, STORY_ACTIONS, type Stage } from '@functions/stories/contract'
import { CEILINGS, profileFor } from '@functions/stories/review/profiles'
import type { Actor, Standing } from '@functions/stories/review/standing'
import { review as rules } from '../../../../site/review'
import { aStanding, attempt, move, NOON, refusedWith, somebody } from '../../../support/review'

const writer = somebody('writer', 'reporter')
const desk = somebody('desk', 'editor')
const commander = somebody('commander', 'commander')
const HOLDERS = {
  first_review: somebody('first', 'first_reviewer'),
  proof_1: somebody('one', 'proofreader'),
  second_review: somebody('second', 'second_reviewer'),
  proof_2: somebody('two', 'proofreader'),
  final_review: somebody('final', 'final_reviewer'),
  proof_3: somebody('three', 'proofreader'),
}
const TEXT = { hash: 'a' }
const LATER = { hash: 'b' }

const submitted = (changes: Partial<Standing> = {}, doing = {}) =>
  move('submit', aStanding('writer', changes), writer, { ...TEXT, ...doing })

/** Through every stage before this one; without one, through all of them. */
function passedUntil(before: Stage | null, standing = submitted()): Standing {
  return STAGES.reduce(
    ({ done, over }, stage) => {
      if (over || stage === before) return { done, over: true }
      return { done: move('passStage', done, HOLDERS[stage], TEXT), over }
    },
    { done: standing, over: false },
  ).done
}
const signed = () => move('sign', passedUntil(null), commander, TEXT)
const published = () => move('publish', signed(), desk, TEXT)

describe('profiles', () => {
  it('have all three reviews in order, whatever proofs they leave out', () => {
    for (const { stages } of Object.values(rules.profiles)) {
      expect(stages.filter((stage) => !stage.startsWith('proof'))).toEqual([
        'first_review',
        'second_review',
        'final_review',
      ])
      expect([...stages]).toEqual(STAGES.filter((stage) => (stages as readonly Stage[]).includes(stage)))
    }
  })

  it('follow the column first, then the unit’s trust class', () => {
    const at = (columnId: string, unitId: string) => profileFor({ columnId, unitId }).profileId
    expect(at('news', 'media-centre')).toBe('ordinary')
    expect(at('news', 'justice')).toBe('trusted')
    expect(at('notices', 'housing')).toBe('standard')
    expect(at('quotes', 'justice')).toBe('important')
  })
})

describe('nobody holds two stages', () => {
  const both = somebody(
    'first',
    'first_reviewer',
    'second_reviewer',
    'final_reviewer',
    'proofreader',
    'commander',
  )

  it.each([
    ['proof_1', '一校'],
    ['second_review', '复审'],
    ['final_review', '终审'],
    ['proof_3', '三校'],
  ] as const)('refuses the first reviewer %s', (stage, name) => {
    const why = refusedWith('passStage', passedUntil(stage), both, TEXT)
    expect(why).toBe(`您已担任本稿初审，不能再${name}。`)
  })

  it('refuses the first reviewer the signature, and gives it to whoever did 终审', () => {
    expect(refusedWith('sign', passedUntil(null), both, TEXT)).toBe('您已担任本稿初审，不能再签发。')
    expect(refusedWith('sign', passedUntil(null), HOLDERS.final_review, TEXT)).toBeNull()
  })

  it('holds over rounds: who sent it back at 初审 passes nothing else of it', () => {
    const back = move('returnStory', submitted(), both, TEXT)
    const again = move('submit', move('edit', back, writer, LATER), writer, LATER)
    const proof = move('passStage', again, somebody('another', 'first_reviewer'), LATER)
    expect(refusedWith('passStage', proof, both, LATER)).toContain('您已担任本稿初审')
  })

  it('begins anew with a correction of what is published', () => {
    const changed = move('submit', move('edit', published(), writer, LATER), writer, LATER)
    const second = move('passStage', changed, somebody('second', 'first_reviewer'), LATER)
    expect(second.task).toBe('proof_1')
  })
})

describe('nobody judges what they wrote', () => {
  it('refuses the author, whoever changed the text, and whoever handed it in', () => {
    const roles = ['first_reviewer', 'editor', 'reporter'] as const
    const author = somebody('writer', ...roles)
    expect(refusedWith('passStage', submitted(), author, TEXT)).toContain('您是本稿的作者')
    const hand = somebody('hand', ...roles)
    const changed = move('edit', aStanding('writer'), hand, LATER)
    const inReview = move('submit', changed, writer, LATER)
    expect(refusedWith('claimStage', inReview, hand, LATER)).toContain('您改过本稿的文字')
    const handed = move('submit', aStanding('writer'), hand, TEXT)
    expect(refusedWith('passStage', handed, hand, TEXT)).toContain('交审')
    const signer = somebody('writer', 'commander')
    expect(refusedWith('sign', passedUntil(null), signer, TEXT)).toContain('作者')
  })
})

describe('grants', () => {
  it('must have the role, the unit and the column', () => {
    expect(refusedWith('passStage', submitted(), desk, TEXT)).toBe('现在要做的是初审，由初审来做。')
    const elsewhere: Actor = {
      ...HOLDERS.first_review,
      grants: [{ role: 'first_reviewer', units: ['housing'], columns: '*' }],
    }
    expect(refusedWith('claimStage', submitted(), elsewhere, TEXT)).toContain('不归您初审')
    expect(refusedWith('publish', signed(), writer, TEXT)).toContain('发布由')
    expect(refusedWith('kill', published(), desk, TEXT)).toContain('作废由')
  })
})

describe('claims', () => {
  const claimed = move('claimStage', submitted(), HOLDERS.first_review, TEXT)

  it('keep others off, and end', () => {
    const other = somebody('other', 'first_reviewer')
    for (const action of ['claimStage', 'passStage', 'returnStory', 'rejectStory'] as const) {
      expect(refusedWith(action, claimed, other, TEXT)).toBe('first已经领了，正在审。')
    }
    expect(refusedWith('mark', claimed, other, TEXT)).toContain('手里')
    expect(claimed.heldUntil).toBe(claimed.dueAt)
    const free = move('releaseStage', claimed, HOLDERS.first_review, TEXT)
    expect(refusedWith('claimStage', free, other, TEXT)).toBeNull()
  })

  it('let a delegate go on for whoever is away, and write down for whom', () => {
    const away = { person: { personId: 'first', name: '乌兰' }, grants: HOLDERS.first_review.grants }
    const delegate = { ...somebody('other', 'first_reviewer'), absent: [away] }
    const done = attempt('passStage', claimed, delegate, TEXT)
    expect(done).toMatchObject({ on: 'first' })
    const after = move('passStage', claimed, delegate, TEXT)
    expect(after.history.at(-1)).toMatchObject({ by: { personId: 'other' }, on: { name: '乌兰' } })
    // and neither of the two may do another stage now
    for (const personId of ['first', 'other']) {
      expect(refusedWith('passStage', after, somebody(personId, 'proofreader'), TEXT)).toContain(
        '已担任本稿初审',
      )
    }
  })
})

describe('errors', () => {
  const withMarks = (count: number, standing: Standing, stage: Stage) => {
    let marked = move('claimStage', standing, HOLDERS[stage], TEXT)
    for (let number = 0; number < count; number++) marked = move('mark', marked, HOLDERS[stage], TEXT)
    return move('passStage', marked, HOLDERS[stage], TEXT)
  }

  it.each(STAGES)('above the ceiling of %s send it back by themselves', (stage) => {
    const before = passedUntil(stage)
    expect(withMarks(CEILINGS[stage], before, stage).work).not.toBe('returned')
    const back = withMarks(CEILINGS[stage] + 1, before, stage)
    expect(back).toMatchObject({ work: 'returned', task: null })
    expect(back.history.at(-1)).toMatchObject({ event: 'returnStory', errors: CEILINGS[stage] + 1 })
    expect(back.history.at(-1)?.reasons).toContain(`超过 ${CEILINGS[stage]} 处`)
  })

  it('have the ceilings 5, 3 and 1', () => {
    expect([CEILINGS.first_review, CEILINGS.second_review, CEILINGS.final_review]).toEqual([5, 3, 1])
  })
})

describe('reading aloud', () => {
  it('is asked for at the last proof of an important item, and of no other', () => {
    const important = passedUntil('proof_3', submitted({}, { important: true }))
    const silent = { ...TEXT, readAloud: false }
    expect(refusedWith('passStage', important, HOLDERS.proof_3, silent)).toContain('念一遍')
    expect(refusedWith('passStage', important, HOLDERS.proof_3, TEXT)).toBeNull()
    expect(refusedWith('passStage', passedUntil('proof_3'), HOLDERS.proof_3, silent)).toBeNull()
    expect(submitted({ columnId: 'quotes' }).review?.important).toBe(true)
  })
})

describe('a change of the text', () => {
  it('is refused while it is in review, waits for the signature, is signed or was not wanted', () => {
    expect(refusedWith('edit', submitted(), writer, LATER)).toContain('正在审校')
    expect(refusedWith('edit', passedUntil(null), writer, LATER)).toContain('正等签发')
    expect(refusedWith('edit', signed(), writer, LATER)).toContain('一个字也不能改')
    const out = move('rejectStory', submitted(), HOLDERS.first_review, TEXT)
    expect(refusedWith('edit', out, writer, LATER)).toContain('再写')
    expect(move('reopen', out, writer, TEXT).work).toBe('writing')
  })

  it('after a return voids what had passed, and says which', () => {
    const back = move('returnStory', passedUntil('proof_2'), HOLDERS.proof_2, TEXT)
    const changed = move('edit', back, writer, LATER)
    expect(changed.history.at(-1)?.voided).toEqual(['first_review', 'proof_1', 'second_review'])
    expect(changed.review?.stages.slice(0, 3)).toMatchObject(
      Array(3).fill({ outcome: 'voided', voidedBy: { personId: 'writer' } }),
    )
    const again = move('submit', changed, writer, LATER)
    expect(again).toMatchObject({ task: 'first_review', review: { round: 2 } })
  })

  it('by whoever holds the stage begins the review again, and that one has no more say in it', () => {
    const claimed = move('claimStage', passedUntil('second_review'), HOLDERS.second_review, TEXT)
    const changed = move('edit', claimed, HOLDERS.second_review, LATER)
    expect(changed).toMatchObject({
      work: 'in_review',
      task: 'first_review',
      heldBy: null,
      review: { round: 2 },
    })
    expect(changed.history.at(-1)?.voided).toEqual(['first_review', 'proof_1'])
    const both = somebody('second', 'first_reviewer')
    expect(refusedWith('passStage', changed, both, LATER)).toContain('改过本稿的文字')
  })
})

describe('what is published', () => {
  it('is what was signed or nothing', () => {
    expect(refusedWith('publish', passedUntil(null), desk, TEXT)).toContain('签发了才能发布')
    expect(refusedWith('publish', signed(), desk, LATER)).toContain('和签发的不一样')
    expect(published()).toMatchObject({ state: 'published', work: 'settled', publishedHash: 'a' })
  })

  it('stays with readers while its correction is in review, and can be taken down then', () => {
    const inReview = move('submit', move('edit', published(), writer, LATER), writer, LATER)
    expect(inReview).toMatchObject({ state: 'published', work: 'in_review' })
    const down = move('takeDown', inReview, desk, LATER)
    expect(down).toMatchObject({ state: 'taken_down', work: 'in_review' })
    expect(refusedWith('passStage', down, HOLDERS.first_review, LATER)).toBeNull()
  })

  it('comes again as it was after a take-down, and never after a kill', () => {
    const down = move('takeDown', published(), desk, TEXT)
    expect(refusedWith('publish', down, desk, TEXT)).toBeNull()
    const dead = move('kill', down, commander, TEXT)
    for (const action of STORY_ACTIONS) {
      expect(refusedWith(action, dead, commander, TEXT)).toBe('已作废，不能再动。')
    }
  })

  it('was imported: it goes out again after a review only', () => {
    const imported = aStanding('writer', {
      state: 'taken_down',
      work: 'settled',
      imported: true,
      publishedRevision: 1,
    })
    expect(refusedWith('publish', imported, desk, TEXT)).toContain('没有审校过')
    expect(refusedWith('submit', imported, writer, TEXT)).toBeNull()
  })
})

describe('schedule and embargo', () => {
  it('exclude each other', () => {
    const scheduled = move('schedule', signed(), desk, TEXT)
    expect(refusedWith('embargo', scheduled, desk, TEXT)).toContain('先取消定时')
    const held = move('embargo', signed(), desk, TEXT)
    expect(refusedWith('schedule', held, desk, TEXT)).toContain('禁发期')
    expect(refusedWith('publish', held, desk, TEXT)).toContain('才结束')
    expect(refusedWith('publish', held, desk, { ...TEXT, at: '2026-03-02T06:00:00.000Z' })).toBeNull()
  })

  it('refuse an embargo after publishing, and undoing a schedule that is past', () => {
    expect(refusedWith('embargo', published(), desk, TEXT)).toContain('发布过的')
    const scheduled = move('schedule', signed(), desk, { ...TEXT, at: NOON })
    expect(refusedWith('unschedule', scheduled, desk, TEXT)).toBeNull()
    const past = { ...TEXT, at: '2026-03-02T05:00:00.000Z' }
    expect(refusedWith('unschedule', scheduled, desk, past)).toContain('已经到了')
  })

  it('a schedule ends with the signature it was for', () => {
    const scheduled = move('schedule', signed(), desk, TEXT)
    expect(move('withdraw', scheduled, writer, TEXT)).toMatchObject({
      release: null,
      signature: null,
      work: 'writing',
    })
  })
})

describe('a mentor', () => {
  const mentor = { personId: 'mentor', name: '陈志远' }

  it('sees it first; others wait, and its author cannot pass it on', () => {
    const waiting = submitted({}, { mentor })
    expect(waiting).toMatchObject({ work: 'with_mentor', heldBy: 'mentor' })
    expect(refusedWith('passStage', waiting, HOLDERS.first_review, TEXT)).toContain('待指导老师看')
    expect(refusedWith('passOn', waiting, somebody('writer', 'editor'), TEXT)).toContain('不能自己放行')
    expect(refusedWith('passOn', waiting, somebody('other', 'reporter'), TEXT)).toBe('这篇等陈志远看。')
    expect(move('passOn', waiting, somebody('mentor'), TEXT)).toMatchObject({
      work: 'in_review',
      task: 'first_review',
    })
    expect(move('sendBack', waiting, somebody('mentor'), TEXT)).toMatchObject({
      work: 'returned',
      heldBy: null,
    })
  })
})
