import * as z from 'zod/mini'
import type { AppError } from '../../../cloudfunctions/_common/errors'
import { line, MobileNumber } from '../../../cloudfunctions/_common/fields'
import { parseInput, parseOutput } from '../../../cloudfunctions/_server/parse'

const Form = z.object({
  name: line(3, 1, '写上姓名'),
  age: z.int(),
  phone: z.optional(z.union([z.literal(''), MobileNumber])),
  page: z.object({ path: z.string() }),
})

function fieldsOf(input: unknown): Record<string, string> {
  try {
    parseInput(Form, input, 'form')
  } catch (error) {
    return (error as AppError).fields
  }
  throw new Error('was not refused')
}

it('says each wrong field in Chinese: in our own words where the contract has some, plainly elsewhere', () => {
  expect(fieldsOf({ name: '张三李四', age: 'x', phone: '110', page: { path: { $gt: '' } } })).toEqual({
    name: '写上姓名',
    age: '这一项填得不对',
    phone: '手机号是 1 开头的 11 位数字',
    'page.path': '这一项填得不对',
  })
})

it.each([[undefined], [null], ['text'], [[]], [7]])('%p instead of a form gets one sentence', (input) => {
  expect(fieldsOf(input)).toEqual({ '': '送来的内容不完整，刷新后再试一次。' })
})

it('never lets a word of the schema library through', () => {
  const sentences = Object.values(fieldsOf({ name: 1, age: 1.5, phone: [], page: 3 }))
  expect(sentences.length).toBe(4)
  for (const sentence of sentences) expect(sentence).not.toMatch(/[A-Za-z]{3}/)
})

it('drops what the schema does not name, on the way in and on the way out', () => {
  const dirty = { name: ' 苏和 ', age: 3, page: { path: '/', more: 1 }, role: 'administrator' }
  expect(parseInput(Form, dirty, 'form')).toEqual({ name: '苏和', age: 3, page: { path: '/' } })
  expect(parseOutput(z.object({ name: z.string() }), { name: 'x', passwordHash: 'y' })).toEqual({ name: 'x' })
})

it('an answer that breaks its contract is our own error and tells only where', () => {
  const leak = () => parseOutput(z.object({ name: z.string() }), { name: { secret: 's3cret' } })
  expect(leak).toThrow('name: invalid_type')
  expect(leak).not.toThrow('s3cret')
})
