import * as z from 'zod/mini'
import { answerOf } from '../../../cloudfunctions/_server/answer'
import { prevalidated } from '../../../cloudfunctions/_server/prevalidated'

const Public = z.object({ title: z.string() })
const kept = () => prevalidated({ title: '好', passwordHash: 'x' } as { title: string })

it('does not let a value out that breaks the contract', () => {
  expect(() => answerOf(Public, prevalidated({ title: 3 }))).toThrow('title: invalid_type')
})

it('strips what the contract does not name, as a value and as JSON', () => {
  const answer = answerOf(Public, kept())
  expect(answer.data()).toEqual({ title: '好' })
  expect(answer.json()).toBe('{"title":"好"}')
})

it('is parsed and written once for all who get it', () => {
  const value = kept()
  const first = answerOf(Public, value)
  const second = answerOf(Public, value)
  expect(second.data()).toBe(first.data())
  Object.defineProperty(value.value, 'title', {
    get: () => {
      throw new Error('was read again')
    },
  })
  expect(answerOf(Public, value).json()).toBe('{"title":"好"}')
})
