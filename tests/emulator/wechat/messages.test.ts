import { buildFixtures } from '../support'
import { startWechat, type Wechat } from './support'

let wechat: Wechat
beforeAll(async () => {
  wechat = await startWechat({ functionsDir: buildFixtures(), wechat: { events: 'echo' } })
  await wechat.act('login', { openid: 'li' })
})
afterAll(() => wechat.cloud.stop())

describe('the text check', () => {
  const check = (changes: object = {}) =>
    wechat.mini('/wxa/msg_sec_check', {
      version: 2,
      scene: 2,
      openid: 'li',
      content: '小区路灯坏了',
      ...changes,
    })

  test.each([
    ['an old version', { version: 1 }, 40097],
    ['no scene', { scene: 0 }, 40129],
    ['an unknown scene', { scene: 5 }, 40129],
    ['somebody unknown', { openid: 'nobody' }, 40003],
    ['somebody who was not here for two hours', { openid: 'away' }, 61010],
    ['no text', { content: '' }, 44002],
    ['a text that is none', { content: 5 }, 47001],
    ['more than 2500 characters', { content: '长'.repeat(2501) }, 45002],
  ])('%s is refused', async (_, changes, errcode) => {
    expect((await check(changes)).errcode).toBe(errcode)
  })

  test('an ordinary text passes', async () => {
    expect(await check({ content: '长'.repeat(2500) })).toMatchObject({
      errcode: 0,
      result: { suggest: 'pass', label: 100 },
      detail: [{ strategy: 'content_model', suggest: 'pass' }],
      trace_id: expect.any(String),
    })
  })

  test.each([
    ['a word of the list', { content: '来赌 博吧' }, 'risky', 20006],
    ['one in the title', { title: '赌博' }, 'risky', 20006],
    ['one to look at', { content: '加微信聊' }, 'review', 10001],
    ['the worse of two', { content: '加微信', nickname: '赌博' }, 'risky', 20006],
    ["the documentation's sample", { content: '特3456书yuuo莞6543李zxcz蒜7782法fgnv级' }, 'risky', 20006],
  ])('%s stops it', async (_, changes, suggest, label) => {
    expect((await check(changes)).result).toEqual({ suggest, label })
  })
})

describe('the picture check', () => {
  const check = (changes: object = {}) =>
    wechat.mini('/wxa/media_check_async', {
      version: 2,
      scene: 1,
      openid: 'li',
      media_type: 2,
      media_url: 'https://example.com/a.jpg',
      ...changes,
    })

  test.each([
    ['a film', { media_type: 3 }, 40097],
    ['no address', { media_url: 'a.jpg' }, 40066],
    ['somebody who was not here', { openid: 'away' }, 61010],
  ])('%s is refused', async (_, changes, errcode) => {
    expect((await check(changes)).errcode).toBe(errcode)
  })

  test('what it found reaches the function as an event', async () => {
    const good = await check()
    const bad = await check({ media_url: `https://example.com/${encodeURIComponent('赌博')}.jpg` })
    await wechat.act('settle')
    const events = (await wechat.see('events')).filter(
      ({ state }: { state: string }) => state === 'delivered',
    )
    const found = (traceId: unknown) =>
      events.find(({ event }: { event: { trace_id: string } }) => event.trace_id === traceId).event
    expect(found(good.trace_id)).toMatchObject({
      MsgType: 'event',
      Event: 'wxa_media_check',
      version: 2,
      errcode: 0,
      result: { suggest: 'pass', label: 100 },
    })
    expect(found(bad.trace_id).result).toEqual({ suggest: 'risky', label: 20006 })
  })

  test('a check that has ended can no more be scripted', async () => {
    const { trace_id: traceId } = await check()
    await wechat.act('settle')
    expect((await wechat.act('check', { traceId, suggest: 'risky', label: 20002 })).code).toBe(
      'INVALID_PARAM',
    )
  })
})

describe('subscription messages', () => {
  const data = {
    thing1: { value: '修水管' },
    time2: { value: '2026年5月1日 15:01' },
    phrase3: { value: '已派单' },
    character_string4: { value: 'A-0012' },
  }
  const send = (changes: object = {}) =>
    wechat.mini('/cgi-bin/message/subscribe/send', { touser: 'li', template_id: 'order', data, ...changes })
  const agree = (openid = 'li', templateId = 'order', accept = true) =>
    wechat.act('subscribe', { openid, templateIds: [templateId], accept })
  const left = async () => (await wechat.see('phone?openid=li')).grants[0]?.left ?? 0

  test.each([
    ['nobody', { touser: '' }, 40003],
    ['somebody unknown', { touser: 'nobody' }, 40003],
    ['an unknown template', { template_id: 'none' }, 40037],
    ['a page that is not there', { page: 'pages/none/index' }, 41030],
    ['data that is no object', { data: 'x' }, 47001],
  ])('%s is refused', async (_, changes, errcode) => {
    expect((await send(changes)).errcode).toBe(errcode)
  })

  test.each([
    ['thing1', '字'.repeat(21)],
    ['thing1', ''],
    ['time2', '明天'],
    ['phrase3', '正在派单中了'],
    ['phrase3', 'done'],
    ['character_string4', '编号'],
  ])('%s = %p is refused by name', async (field, value) => {
    const { errcode, errmsg } = await send({ data: { ...data, [field]: { value } } })
    expect(errcode).toBe(47003)
    expect(errmsg).toMatch(new RegExp(`^argument invalid! data\\.${field}\\.value (invalid|is empty) rid: `))
  })

  test.each([
    ['amount1', '12345678901元'],
    ['amount1', '一百元'],
    ['phone_number2', '电话 1380000'],
    ['name3', '十一个字的很长很长名字啊'],
    ['name3', 'x'.repeat(21)],
    ['date4', '15:01'],
    ['number5', '1,000'],
  ])('a money message with %s = %p is refused', async (field, value) => {
    const good = {
      amount1: { value: '¥123.50元' },
      phone_number2: { value: '+86-0472-1234567' },
      name3: { value: '李建国' },
      date4: { value: '2026-05-01' },
      number5: { value: 3 },
    }
    const ask = (content: object) => send({ template_id: 'money', data: content })
    expect((await ask({ ...good, [field]: { value } })).errmsg).toContain(`data.${field}.value invalid`)
    expect((await ask(good)).errcode).toBe(43101)
  })

  test('without a consent 43101; each consent is one message', async () => {
    expect((await send()).errcode).toBe(43101)
    await agree()
    await agree()
    expect(await left()).toBe(2)
    const errcodes = [await send(), await send(), await send()].map(({ errcode }) => errcode)
    expect(errcodes).toEqual([0, 0, 43101])
  })

  test('a message that was refused takes no consent; a no takes them all', async () => {
    await agree()
    await send({ data: {} })
    expect(await left()).toBe(1)
    expect(await agree('li', 'order', false)).toMatchObject({ order: 'reject' })
    expect((await send()).errcode).toBe(43101)
  })

  test('a consent for good is not used up', async () => {
    await agree('li', 'money')
    const money = {
      amount1: { value: '5' },
      phone_number2: { value: '13800000000' },
      name3: { value: 'Li Ming' },
      date4: { value: '2026年5月1日~2026年5月3日' },
      number5: { value: '3.5' },
    }
    const sendMoney = async () => (await send({ template_id: 'money', data: money })).errcode
    expect([await sendMoney(), await sendMoney()]).toEqual([0, 0])
  })

  test('lies on the phone and in the outbox as it is read there', async () => {
    await agree()
    await send({ page: 'features/orders/show/index?id=7' })
    const { inbox, person } = await wechat.see('phone?openid=li')
    expect(person).toMatchObject({ nickname: '李', unionid: 'union-li' })
    expect(inbox[0]).toMatchObject({
      title: '工单进度通知',
      page: 'features/orders/show/index?id=7',
      lines: [{ label: '事项', value: '修水管' }, {}, {}, { label: '编号', value: 'A-0012' }],
    })
    expect((await wechat.cloud.admin('outbox'))[0]).toMatchObject({
      channel: 'wechat',
      to: 'li',
      template: 'order',
      text: '工单进度通知\n事项：修水管\n时间：2026年5月1日 15:01\n状态：已派单\n编号：A-0012',
    })
  })

  test('the templates are listed as the platform lists them', async () => {
    const token = await wechat.token()
    const { data: templates } = await wechat.get(`/wxaapi/newtmpl/gettemplate?access_token=${token}`)
    expect(templates).toMatchObject([
      { priTmplId: 'order', title: '工单进度通知', type: 2 },
      { priTmplId: 'money', type: 3 },
    ])
  })
})
