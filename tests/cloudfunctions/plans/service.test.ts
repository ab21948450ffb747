import { aNewsroom, aPitch, inHours, take } from '../../support/planning'

jest.setTimeout(60_000)

const { room, ids, ask, refusal, file, anAssignment } = aNewsroom()

describe('plans.filePitch', () => {
  it('refuses a guest, and a pitch that says nothing', async () => {
    expect(await room.centre.call('plans', 'filePitch', { content: aPitch() })).toMatchObject({
      error: { code: 'not_signed_in' },
    })
    expect(await refusal('jizhe', 'filePitch', { content: aPitch({ what: '路灯' }) })).toMatchObject({
      code: 'invalid_input',
      fields: { 'content.what': expect.stringContaining('四个字') },
    })
    expect(await refusal('jizhe', 'filePitch', { content: aPitch({ forms: [] }) })).toMatchObject({
      code: 'invalid_input',
    })
  })

  it('puts a reporter’s pitch into the pool, once for one tap', async () => {
    const twice = await Promise.all(
      [1, 2].map(() => ask('jizhe', 'filePitch', { content: aPitch() }, 'one-tap-of-a-pitch')),
    )
    expect(twice[0].pitchId).toBe(twice[1].pitchId)
    expect(twice[0]).toMatchObject({ state: 'pooled', authors: [{ name: '苏和' }] })
    const { pitches } = await ask('bianji', 'pitches', { view: 'pool' })
    expect(pitches.filter((row: { pitchId: string }) => row.pitchId === twice[0].pitchId)).toHaveLength(1)
  })

  it('lets a student’s pitch wait for the mentor, who gives it back or vouches for it', async () => {
    const pitchId = await file('xuesheng', { what: '实践基地的第一堂课' })
    expect(await refusal('chushen', 'openPitch', { pitchId })).toMatchObject({ code: 'not_allowed' })
    expect(await refusal('bianji', 'vouch', { pitchId, good: true, reason: '' })).toMatchObject({
      code: 'not_allowed',
      fields: { '': expect.stringContaining('苏和') },
    })
    expect(
      await refusal('bianji', 'decide', take(pitchId, [{ form: 'text', personId: null }])),
    ).toMatchObject({
      code: 'wrong_state',
    })
    expect((await ask('jizhe', 'pitches', { view: 'mentor' })).pitches).toMatchObject([{ pitchId }])
    expect(await refusal('jizhe', 'vouch', { pitchId, good: false, reason: '' })).toMatchObject({
      fields: { reason: expect.any(String) },
    })
    const back = await ask('jizhe', 'vouch', { pitchId, good: false, reason: '写明是哪一天' })
    expect(back).toMatchObject({ state: 'returned', reason: '写明是哪一天' })
    const again = await ask('xuesheng', 'changePitch', {
      pitchId,
      content: aPitch({ what: '实践基地的第一堂课' }),
    })
    expect(again.state).toBe('waiting')
    expect((await ask('jizhe', 'vouch', { pitchId, good: true, reason: '' })).state).toBe('pooled')
  })

  it('shows a unit’s editor only what is theirs', async () => {
    const own = await file('danwei', { what: '住建局的供热开栓公告' })
    const { pitches } = await ask('danwei', 'pitches', { view: 'pool' })
    expect(pitches.map((row: { pitchId: string }) => row.pitchId)).toEqual([own])
    const others = await file('jizhe')
    expect(await refusal('danwei', 'openPitch', { pitchId: others })).toMatchObject({ code: 'not_allowed' })
    expect(await refusal('danwei', 'meetings', {})).toMatchObject({ code: 'not_allowed' })
  })
})

describe('plans.alike and plans.mergePitch', () => {
  it('shows likely duplicates while somebody types, and not the pitch itself', async () => {
    const pitchId = await file('jizhe', {
      what: '昆都仑水库来了白天鹅',
      who: '观鸟协会',
      place: '昆都仑水库',
    })
    const typed = { what: '水库飞来白天鹅', who: '', place: '昆都仑水库' }
    const { pitches } = await ask('bianji', 'alike', typed)
    expect(pitches[0]).toMatchObject({ pitchId, authors: [{ name: '苏和' }] })
    expect((await ask('bianji', 'alike', { ...typed, except: pitchId })).pitches).toEqual([])
    expect(await ask('bianji', 'alike', { what: '', who: '', place: '' })).toEqual({
      pitches: [],
      stories: [],
    })
  })

  it('keeps the authors of both, and refuses what is no pair', async () => {
    const [one, other] = [await file('jizhe'), await file('chushen', { who: '', forms: ['video'] })]
    expect(await refusal('jizhe', 'mergePitch', { pitchId: one, into: other })).toMatchObject({
      code: 'not_allowed',
    })
    expect(await refusal('bianji', 'mergePitch', { pitchId: one, into: one })).toMatchObject({
      code: 'invalid_input',
    })
    expect(await ask('bianji', 'mergePitch', { pitchId: one, into: other })).toMatchObject({
      authors: [{ name: '乌兰' }, { name: '苏和' }],
      who: '市政处',
      forms: ['video', 'text', 'picture'],
    })
    expect(await ask('jizhe', 'openPitch', { pitchId: one })).toMatchObject({
      state: 'merged',
      mergedInto: other,
    })
    expect(await refusal('bianji', 'mergePitch', { pitchId: one, into: other })).toMatchObject({
      code: 'wrong_state',
    })
  })
})

describe('plans.decide', () => {
  it('refuses a reporter, a drop without a reason and a take without a plan', async () => {
    const pitchId = await file('jizhe')
    const decision = { pitchId, meetingId: null, reason: '', plan: null }
    expect(await refusal('jizhe', 'decide', { ...decision, outcome: 'hold' })).toMatchObject({
      code: 'not_allowed',
    })
    expect(await refusal('bianji', 'decide', { ...decision, outcome: 'drop' })).toMatchObject({
      fields: { reason: expect.any(String) },
    })
    expect(await refusal('bianji', 'decide', { ...decision, outcome: 'take' })).toMatchObject({
      fields: { plan: expect.any(String) },
    })
    const late = take(pitchId, [{ form: 'text', personId: null }], inHours(-1))
    expect(await refusal('bianji', 'decide', late)).toMatchObject({ fields: { dueAt: expect.any(String) } })
    const unknown = take(pitchId, [{ form: 'text', personId: 'nobody' }])
    expect(await refusal('bianji', 'decide', unknown)).toMatchObject({
      fields: { personId: expect.any(String) },
    })
    expect((await ask('jizhe', 'openPitch', { pitchId })).state).toBe('pooled')
  })

  it('takes a pitch in a meeting: an event, a coverage a form, an assignment a person, a line in the minutes', async () => {
    const pitchId = await file('jizhe', { what: '全区供热开栓首日' })
    const { meetingId } = await ask('zhiban', 'convene', { day: '2026-11-23' })
    expect((await ask('bianji', 'convene', { day: '2026-11-23' })).chair.name).toBe('巴特尔')
    const { agenda } = await ask('bianji', 'agenda', { meetingId })
    expect(agenda.some((row: { pitchId: string }) => row.pitchId === pitchId)).toBe(true)
    const decision = {
      ...take(pitchId, [
        { form: 'text', personId: ids.jizhe ?? '' },
        { form: 'video', personId: null },
        { form: 'text', personId: ids.xuesheng ?? '' },
      ]),
      meetingId,
    }
    const taken = await ask('bianji', 'decide', decision, 'tap-on-take')
    expect(taken).toMatchObject({ state: 'taken', eventId: expect.any(String) })
    await ask('bianji', 'decide', decision, 'tap-on-take')
    const { event, coverages } = await ask('jizhe', 'openEvent', { eventId: taken.eventId })
    expect(event).toMatchObject({ title: '全区供热开栓首日', pitchId })
    const byForm = Object.fromEntries(
      coverages.map((row: { form: string; assignments: unknown[] }) => [row.form, row.assignments]),
    )
    expect(byForm.text).toHaveLength(2)
    expect(byForm.video).toMatchObject([{ state: 'draft', assignee: null }])
    expect((await ask('bianji', 'agenda', { meetingId })).meeting.decisions).toMatchObject([
      { pitchId, outcome: 'take' },
    ])

    await ask('bianji', 'closeMeeting', { meetingId })
    const other = await file('jizhe')
    const after = { pitchId: other, meetingId, outcome: 'hold', reason: '', plan: null }
    expect(await refusal('bianji', 'decide', after)).toMatchObject({ code: 'wrong_state' })
    expect((await ask('jizhe', 'openPitch', { pitchId: other })).state).toBe('pooled')
  })

  it('lets one of two decisions at once win', async () => {
    const pitchId = await file('jizhe')
    const outcomes = await Promise.all([
      refusal('bianji', 'decide', {
        pitchId,
        meetingId: null,
        outcome: 'drop',
        reason: '上周刚写过',
        plan: null,
      }),
      refusal('zhiban', 'decide', take(pitchId, [{ form: 'text', personId: null }])),
    ])
    expect(outcomes.filter((refused) => refused === null)).toHaveLength(1)
    expect(outcomes.find((refused) => refused !== null)).toMatchObject({ code: 'wrong_state' })
  })

  it('keeps the minutes of whoever saved first', async () => {
    const { meetingId, revision } = await ask('bianji', 'convene', { day: '2026-11-24' })
    const minutes = { meetingId, revision, attendees: '陈志远 巴特尔', minutes: '定了三条' }
    expect((await ask('bianji', 'saveMinutes', minutes)).revision).toBe(revision + 1)
    expect(await refusal('zhiban', 'saveMinutes', minutes)).toMatchObject({ code: 'changed_meanwhile' })
  })
})

describe('the planning calendar', () => {
  it('shows key dates, events and who is at them, and refuses a year at once', async () => {
    const content = {
      title: '国家宪法日宣传',
      place: '阿尔丁广场',
      note: '',
      startsAt: '2026-12-04T01:00:00.000Z',
      endsAt: null,
      columnId: null,
    }
    expect(await refusal('jizhe', 'addEvent', { content })).toMatchObject({ code: 'not_allowed' })
    const backwards = { ...content, endsAt: '2026-12-04T00:00:00.000Z' }
    expect(await refusal('bianji', 'addEvent', { content: backwards })).toMatchObject({
      fields: { endsAt: expect.any(String) },
    })
    const { eventId } = await ask('bianji', 'addEvent', { content })
    const tasks = [{ form: 'live', personId: ids.jizhe }]
    await ask('bianji', 'cover', { eventId, dueAt: '2026-12-04T09:00:00.000Z', brief: '', tasks })
    const page = await ask('jizhe', 'calendar', { from: '2026-11-30', to: '2026-12-06' })
    expect(page.keyDates).toMatchObject([
      { day: '2026-12-02' },
      { name: '国家宪法日' },
      { name: '国际志愿者日' },
    ])
    expect(page.events).toMatchObject([
      { event: { eventId }, coverages: [{ form: 'live', assignments: [{ state: 'assigned' }] }] },
    ])
    expect(await refusal('jizhe', 'calendar', { from: '2026-01-01', to: '2026-12-31' })).toMatchObject({
      code: 'invalid_input',
    })

    await ask('bianji', 'callOff', { eventId, reason: '改期另行通知' })
    const whole = await ask('bianji', 'openEvent', { eventId })
    expect(whole).toMatchObject({
      event: { state: 'cancelled' },
      coverages: [{ assignments: [{ state: 'cancelled' }] }],
    })
    expect(await refusal('bianji', 'cover', { eventId, dueAt: inHours(3), brief: '', tasks })).toMatchObject({
      code: 'wrong_state',
    })
    expect((await ask('bianji', 'bringBack', { eventId })).state).toBe('planned')
  })
})

describe('assignments', () => {
  it('go from hand to desk and back, and only by whoever holds them', async () => {
    const assignmentId = await anAssignment()
    const one = { assignmentId }
    expect(await refusal('xuesheng', 'accept', one)).toMatchObject({
      code: 'not_allowed',
      fields: { '': expect.stringContaining('苏和') },
    })
    expect(await refusal('jizhe', 'submit', one)).toMatchObject({ code: 'wrong_state' })
    for (const event of ['accept', 'start', 'submit']) await ask('jizhe', event, one)
    expect(await refusal('jizhe', 'complete', one)).toMatchObject({ code: 'not_allowed' })
    expect(await refusal('bianji', 'sendBack', { ...one, reason: '' })).toMatchObject({
      code: 'invalid_input',
    })
    expect((await ask('bianji', 'sendBack', { ...one, reason: '缺一张夜景' })).state).toBe('in_progress')
    await ask('jizhe', 'submit', one)
    const done = await ask('bianji', 'complete', one)
    expect(done.state).toBe('completed')
    expect(done.history.map((move: { event: string }) => move.event)).toEqual([
      'assign',
      'accept',
      'start',
      'submit',
      'sendBack',
      'submit',
      'complete',
    ])
  })

  it('come back to the desk when declined, and go out again', async () => {
    const assignmentId = await anAssignment()
    const declined = await ask('jizhe', 'decline', { assignmentId, reason: '那天在外地' })
    expect(declined).toMatchObject({ state: 'draft', assignee: null })
    const again = await ask('bianji', 'assign', { assignmentId, personId: ids.xuesheng, dueAt: inHours(8) })
    expect(again).toMatchObject({ state: 'assigned', assignee: { name: '刘雨桐' } })
    const { assignments } = await ask('xuesheng', 'assignments', { view: 'mine' })
    expect(assignments.some((row: { assignmentId: string }) => row.assignmentId === assignmentId)).toBe(true)
  })

  it('are handed over only to who says yes', async () => {
    const assignmentId = await anAssignment()
    const one = { assignmentId }
    await ask('jizhe', 'accept', one)
    const offer = { ...one, personId: ids.xuesheng, note: '采访提纲写好了' }
    expect(await refusal('bianji', 'offerHandOver', offer)).toMatchObject({ code: 'not_allowed' })
    expect(await refusal('jizhe', 'offerHandOver', { ...offer, personId: ids.jizhe })).toMatchObject({
      code: 'invalid_input',
    })
    await ask('jizhe', 'offerHandOver', offer)
    expect(await refusal('chushen', 'answerHandOver', { ...one, take: true })).toMatchObject({
      code: 'not_allowed',
    })
    expect((await ask('xuesheng', 'assignments', { view: 'offered' })).assignments).toMatchObject([
      { assignmentId },
    ])
    expect((await ask('jizhe', 'openAssignment', one)).assignee.name).toBe('苏和')
    expect(await ask('xuesheng', 'answerHandOver', { ...one, take: true })).toMatchObject({
      state: 'accepted',
      assignee: { name: '刘雨桐' },
      offer: null,
    })
    expect(await refusal('jizhe', 'start', one)).toMatchObject({ code: 'not_allowed' })
  })

  it('let a hand-over be refused or called back', async () => {
    const assignmentId = await anAssignment()
    const offer = { assignmentId, personId: ids.xuesheng, note: '忙不过来' }
    await ask('jizhe', 'offerHandOver', offer)
    expect(await ask('xuesheng', 'answerHandOver', { assignmentId, take: false })).toMatchObject({
      offer: null,
      assignee: { name: '苏和' },
    })
    await ask('jizhe', 'offerHandOver', offer)
    expect((await ask('jizhe', 'recallHandOver', { assignmentId })).offer).toBeNull()
    expect(await refusal('xuesheng', 'answerHandOver', { assignmentId, take: true })).toMatchObject({
      code: 'not_allowed',
    })
  })
})

describe('the calendar feed', () => {
  const get = (path: string) => fetch(`${room.centre.api}${path}`)

  it('opens at a secret address, and no longer once it is closed or moved', async () => {
    expect(await ask('jizhe', 'feed', {})).toEqual({ path: null, openedAt: null })
    const { path } = await ask('jizhe', 'openFeed', {})
    const opened = await get(path)
    expect(opened.status).toBe(200)
    expect(opened.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    const file = await opened.text()
    expect(file).toContain('BEGIN:VEVENT')
    expect(file.replaceAll('\r\n ', '')).toContain('阿尔丁大街路灯改造完工')
    expect((await ask('jizhe', 'feed', {})).path).toBe(path)

    const moved = await ask('jizhe', 'openFeed', {})
    expect((await get(path)).status).toBe(404)
    expect((await get(moved.path)).status).toBe(200)
    await ask('jizhe', 'closeFeed', {})
    expect((await get(moved.path)).status).toBe(404)
  })

  it.each(['/plans', '/plans?feed=', '/plans?feed=short', '/articles?feed=abcdefghijklmnopqrstuvwxyz'])(
    'answers a GET of %s with a refusal',
    async (path) => {
      expect((await get(path)).status).toBe(400)
    },
  )

  it('knows no guessed secret', async () => {
    expect((await get('/plans?feed=abcdefghijklmnopqrstuvwxyz012345')).status).toBe(404)
  })
})
