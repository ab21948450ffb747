import { STAFF_ROLES } from '@functions/_common/contract'
import { REVIEWS, STORY_ACTIONS, type Stage, type StoryAction } from '@functions/stories/contract'
import type { WorkState } from '@functions/stories/machine'
import type { Actor, Standing } from '@functions/stories/review/standing'
import { aStanding, attempt, somebody } from '../../../support/review'

/**
 * 分权: random people with random roles make random moves, and this test keeps its own book of who wrote, who passed what
 * and what was signed. Whatever they do, nothing is published but by the book.
 */

const ROUNDS = 10_000
const MOVES_A_ROUND = 26
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000_007)

/** mulberry32: small, and the same on every machine. */
function dice(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

interface Pass {
  readonly stage: Stage
  readonly text: number
  readonly people: readonly string[]
}
interface Book {
  text: number
  readonly wrote: Set<string>
  passes: Pass[]
  signed: { text: number; people: readonly string[] } | null
}

const pick = <T>(random: () => number, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T

function somePeople(random: () => number): Actor[] {
  const people = Array.from({ length: 10 }, (_, number) => {
    const roles = STAFF_ROLES.filter(() => random() < 0.45)
    return somebody(`p${number}`, ...roles)
  })
  return people.map((person) => {
    if (random() > 0.2) return person
    const away = pick(random, people)
    const absent = [{ person: { personId: away.personId, name: away.personId }, grants: away.grants }]
    return away === person ? person : { ...person, absent }
  })
}

/** What the book says is wrong with publishing this text now; '' when nothing is. */
function faults({ text, wrote, passes, signed }: Book, { review }: Standing): string {
  const stages = review?.stages.map(({ stage }) => stage) ?? []
  const ofText = stages.map((stage) => passes.findLast((pass) => pass.stage === stage && pass.text === text))
  if (ofText.some((pass) => !pass)) return 'a stage did not pass on this text'
  if (REVIEWS.some((stage) => !stages.includes(stage))) return 'a review was left out'
  const judges = ofText.flatMap((pass) => pass?.people ?? [])
  if (new Set(judges).size !== judges.length) return 'somebody held two stages'
  if (judges.some((personId) => wrote.has(personId))) return 'a writer judged'
  if (signed?.text !== text) return 'another text was signed'
  const others = ofText.filter((pass) => pass?.stage !== 'final_review').flatMap((pass) => pass?.people ?? [])
  if (signed.people.some((personId) => wrote.has(personId) || others.includes(personId))) {
    return 'the signer had written or held a stage'
  }
  return ''
}

/** What brings a story on from where it stands: most moves do, so that many stories get through. */
const ONWARD: Record<WorkState, StoryAction> = {
  writing: 'submit',
  returned: 'submit',
  with_mentor: 'passOn',
  in_review: 'passStage',
  to_sign: 'sign',
  signed: 'publish',
  settled: 'edit',
  rejected: 'reopen',
}
const OUT: readonly StoryAction[] = ['publish', 'correct', 'update']

function play(random: () => number): { published: number; refused: number; fault: string } {
  const people = somePeople(random)
  const author = pick(random, people)
  let standing = aStanding(author.personId, { columnId: random() < 0.2 ? 'quotes' : 'news' })
  const book: Book = { text: 0, wrote: new Set([author.personId]), passes: [], signed: null }
  let published = 0
  let refused = 0
  let texts = 0
  for (let number = 0; number < MOVES_A_ROUND; number++) {
    const action = random() < 0.8 ? ONWARD[standing.work] : pick(random, STORY_ACTIONS)
    if (action === 'kill' && random() < 0.9) continue
    const mentor = random() < 0.1 ? { personId: pick(random, people).personId, name: '' } : null
    // an eager newsroom: everybody tries until somebody may
    const from = Math.floor(random() * people.length)
    const order = [...people.slice(from), ...people.slice(0, from)]
    for (const actor of random() < 0.8 ? order : order.slice(0, 1)) {
      const text = action === 'edit' ? texts + 1 : book.text
      const done = attempt(action, standing, actor, { hash: `text ${text}`, mentor })
      if ('why' in done) {
        refused++
        continue
      }
      const who = [actor.personId, ...(done.on ? [done.on] : [])]
      const stage = standing.task as Stage
      if (action === 'edit') {
        texts = text
        book.text = text
        book.wrote.add(actor.personId)
      } else if (action === 'passStage' && done.standing.work !== 'returned') {
        book.passes.push({ stage, text, people: who })
      } else if (action === 'sign') {
        book.signed = { text, people: who }
      } else if (OUT.includes(action)) {
        const fault = faults(book, standing)
        if (fault) return { published, refused, fault }
        if (done.standing.publishedHash !== `text ${book.text}`) return { published, refused, fault: 'hash' }
        published++
      }
      standing = done.standing
      break
    }
  }
  return { published, refused, fault: '' }
}

it(`publishes nothing that three others did not pass (${ROUNDS} rounds)`, () => {
  const random = dice(SEED)
  let published = 0
  let refused = 0
  for (let round = 0; round < ROUNDS; round++) {
    const outcome = play(random)
    if (outcome.fault) throw new Error(`${outcome.fault}: SEED=${SEED}, round ${round}`)
    published += outcome.published
    refused += outcome.refused
  }
  process.stdout.write(`separation of duties: seed ${SEED}, ${published} published, ${refused} refused\n`)
  // a test that lets nothing through would hold anything to be right
  expect(published).toBeGreaterThan(ROUNDS / 20)
  expect(refused).toBeGreaterThan(ROUNDS)
}, 120_000)
