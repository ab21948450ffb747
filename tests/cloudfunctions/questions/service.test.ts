import { dayOf } from '../../../cloudfunctions/questions/service'
import { type Centre, startCentre } from '../../support/centre'
import { inside } from '../../support/inside'

jest.setTimeout(60_000)

let centre: Centre
beforeAll(async () => {
  centre = await startCentre()
})
afterAll(() => centre.close())

const anOpinion = (more: object = {}) => ({
  kind: 'opinion',
  text: '路灯不亮了',
  page: { path: 'pages/home/index', title: '首页' },
  ...more,
})
const file = (input: unknown, key?: string) => centre.call('questions', 'file', input, { key })
const stored = async (text: string) =>
  (await inside(centre).collection('opinions').where({ text }).get()).data as {
    number: string
    phone: string | null
  }[]

describe('refuses, and stores nothing', () => {
  it.each([
    ['three characters', anOpinion({ text: '路灯坏' })],
    ['an unknown kind', anOpinion({ kind: 'praise' })],
    ['an operator for a text', anOpinion({ text: { $gt: '' } })],
    ['half a telephone number', anOpinion({ phone: '1380013' })],
    ['no page', anOpinion({ page: null })],
    ['1,001 characters', anOpinion({ text: '路'.repeat(1001) })],
  ])('%s', async (_, input) => {
    expect(await file(input)).toMatchObject({ ok: false, error: { code: 'invalid_input' } })
    expect((await inside(centre).collection('opinions').count()).total).toBe(0)
  })
})

it('the day of a number begins at midnight in the district', () => {
  expect(dayOf(new Date('2026-11-22T15:59:59.999Z'))).toBe('20261122')
  expect(dayOf(new Date('2026-11-22T16:00:00.000Z'))).toBe('20261123')
})

it('gives every opinion its own number, without a gap, when forty come at once', async () => {
  const replies = await Promise.all(
    Array.from({ length: 40 }, () => file(anOpinion({ text: '同时来的四十条' }))),
  )
  const numbers = replies.map((reply) => (reply.ok ? (reply.data.number as string) : 'refused')).sort()
  expect(new Set(numbers).size).toBe(40)
  for (const number of numbers) expect(number).toMatch(/^\d{8}-\d{4}$/)
  expect(Number(numbers.at(-1)?.slice(9)) - Number(numbers[0]?.slice(9))).toBe(39)
})

it('one tap that is sent ten times at once is one opinion with one number', async () => {
  const opinion = anOpinion({ text: '一条发了十次', kind: 'correction' })
  const replies = await Promise.all(Array.from({ length: 10 }, () => file(opinion, 'one-tap-ten-times')))
  const [row, ...others] = await stored(opinion.text)
  expect(others).toEqual([])
  for (const reply of replies) {
    expect(reply).toEqual({ ok: true, data: { number: row?.number, answerWorkingDays: 3 } })
  }
})

it('keeps the telephone number sealed, and none when none was given', async () => {
  await file(anOpinion({ text: '请打电话给我', phone: '13800138000' }))
  await file(anOpinion({ text: '不用回电话', phone: '' }))
  expect((await stored('请打电话给我'))[0]?.phone).toMatch(/^1\.[\w-]{50,}$/)
  expect((await stored('不用回电话'))[0]?.phone).toBeNull()
})
