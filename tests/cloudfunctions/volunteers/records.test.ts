import { inflateSync } from 'node:zlib'
import type { FiveKinds } from '../../../cloudfunctions/volunteers/exporting'
import { type Centre, startCentre } from '../../support/centre'
import { aResident, aVolunteer, theDispatcher } from '../../support/volunteers'

jest.setTimeout(90_000)

let centre: Centre
let gaowa: { token: string }
let elsewhere: { token: string }
beforeAll(async () => {
  centre = await startCentre()
  gaowa = { token: await theDispatcher(centre) }
  elsewhere = { token: await centre.signIn('bianji') }
})
afterAll(() => centre.close())

type As = { openid?: string; token?: string; key?: string }
const call = (action: string, input: unknown, as: As = {}) => centre.call('volunteers', action, input, as)
const ask = (action: string, input: unknown, as: As = {}) => centre.ask('volunteers', action, input, as)
const refused = (code: string) => ({ ok: false, error: { code } })
const noticesOf = async (as: As) => (await centre.ask('notices', 'mine', {}, as)).notices

describe('records', () => {
  const training = (volunteerIds: string[], changes: object = {}) => ({
    organiserId: 'post-19',
    volunteerIds,
    on: '2026-11-10',
    name: '急救员初级培训',
    content: '心肺复苏、止血包扎',
    givenBy: '区红十字会',
    minutes: 240,
    ...changes,
  })

  it('are written by the station only, of what has happened, for people of its roster: all of them or none', async () => {
    const one = await aVolunteer(centre)
    expect(await call('recordTraining', training([one.id]), elsewhere)).toMatchObject(refused('not_allowed'))
    expect(await call('recordTraining', training([one.id], { on: '2099-01-01' }), gaowa)).toMatchObject(
      refused('invalid_input'),
    )
    expect(await call('recordTraining', training([one.id, 'nobody']), gaowa)).toMatchObject(
      refused('invalid_input'),
    )
    expect((await ask('myRecords', {}, one)).records).toEqual([])
  })

  it('stand once for one tap, are questioned by whom they are about, and answered by whoever wrote them', async () => {
    const [one, other] = [await aVolunteer(centre), await aVolunteer(centre)]
    const key = 'a-training-once'
    await ask('recordTraining', training([one.id, other.id]), { ...gaowa, key })
    const { records } = await ask('recordTraining', training([one.id, other.id]), { ...gaowa, key })
    expect(records).toHaveLength(2)
    expect((await ask('myRecords', {}, one)).records).toHaveLength(1)
    const { recordId } = records[0]
    expect(await call('objectToRecord', { recordId, words: '我没去' }, other)).toMatchObject(
      refused('not_found'),
    )
    await ask('objectToRecord', { recordId, words: '那天是 6 个小时' }, one)
    expect((await ask('objections', {}, gaowa)).records).toMatchObject([{ recordId, state: 'questioned' }])
    const answer = { recordId, revoke: true, answer: '核对过，重新记一条' }
    expect(await call('answerObjection', answer, elsewhere)).toMatchObject(refused('not_allowed'))
    expect(await ask('answerObjection', answer, gaowa)).toMatchObject({ state: 'revoked' })
    expect((await noticesOf(one))[0]).toMatchObject({ text: '核对过，重新记一条' })
    expect((await ask('objections', {}, gaowa)).records).toEqual([])
  })

  it('come out in one file with the registration and the hours: pages to read, and the same as data inside', async () => {
    const one = await aVolunteer(centre)
    await ask('recordTraining', training([one.id]), gaowa)
    const honour = { ...training([one.id]), name: '年度优秀志愿者', category: 'leifeng', minutes: undefined }
    await ask('recordHonour', honour, gaowa)
    const { volunteerIds: _, givenBy: __, minutes: ___, ...entry } = training([])
    await ask('recordEvaluation', { ...entry, volunteerId: one.id, name: '三季度评议', level: 5 }, gaowa)
    const { pdf } = await ask('exportMine', {}, one)
    const five = attachedTo(Buffer.from(pdf, 'base64'))
    expect(five.personal).toMatchObject({ name: '乌兰其木格', phoneMasked: '138****0117' })
    expect(five.service).toMatchObject({ minutes: 0, services: 0, entries: [] })
    expect([five.training, five.honour, five.evaluation].map(([record]) => record?.name)).toEqual([
      '急救员初级培训',
      '年度优秀志愿者',
      '三季度评议',
    ])
    expect(await call('exportMine', {}, await aResident(centre))).toMatchObject(refused('wrong_state'))
  })
})

/** The file that a PDF carries inside, deflated as PDF does. */
function attachedTo(pdf: Buffer): FiveKinds {
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 1)) {
    try {
      const text = inflateSync(pdf.subarray(at + 'stream\n'.length)).toString('utf8')
      if (text.startsWith('{') && text.includes('volunteer-records/1')) return JSON.parse(text)
    } catch {
      // not a deflated stream: a picture or the end of one
    }
  }
  throw new Error('nothing attached')
}
