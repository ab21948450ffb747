import type { SampleStaff } from '../../support/centre'
import { aNewsroom, inHours } from '../../support/planning'

jest.setTimeout(60_000)

const { room, tokens, ids, ask, refusal, anAssignment } = aNewsroom()

/** What somebody was told, the newest first; of one task only when it is named. */
const told = async (who: SampleStaff, assignmentId = ''): Promise<string[]> => {
  const { notices } = await room.centre.ask('notices', 'mine', {}, { token: tokens[who] })
  return notices
    .filter(({ page }: { page: string }) => page.includes(assignmentId))
    .map(({ title }: { title: string }) => title)
}

describe('the duty roster', () => {
  const shift = (postId: string, personId: string | undefined, from: number, to: number) => ({
    shiftId: null,
    postId,
    personId,
    startsAt: inHours(from),
    endsAt: inHours(to),
  })

  it('refuses who may not keep it, a shift that runs backwards, one too long, and an unfit person', async () => {
    expect(await refusal('bianji', 'putShift', shift('desk', ids.bianji, 1, 9))).toMatchObject({
      code: 'not_allowed',
    })
    expect(await refusal('zhiban', 'putShift', shift('desk', ids.bianji, 9, 1))).toMatchObject({
      fields: { endsAt: expect.any(String) },
    })
    expect(await refusal('zhiban', 'putShift', shift('desk', ids.bianji, 1, 30))).toMatchObject({
      fields: { endsAt: expect.any(String) },
    })
    expect(await refusal('zhiban', 'putShift', shift('desk', ids.jizhe, 1, 9))).toMatchObject({
      fields: { personId: expect.stringContaining('苏和') },
    })
    expect(await refusal('zhiban', 'putShift', shift('nowhere', ids.bianji, 1, 9))).toMatchObject({
      fields: { postId: expect.any(String) },
    })
  })

  it('shows the gaps, warns of each once a day ahead, and passes notes on', async () => {
    const early = await ask('zhiban', 'putShift', shift('commander', ids.zhiban, -1, 4))
    await ask('zhiban', 'putShift', shift('commander', ids.admin, 6, 30))
    const day = (hours: number) => inHours(hours + 8).slice(0, 10)
    const days = { from: day(0), to: day(24) }
    await room.centre.setClock(new Date())
    await room.centre.sweep('plans')
    await room.centre.sweep('plans')
    const { gaps } = await ask('bianji', 'roster', days)
    const own = gaps.filter(({ postId }: { postId: string }) => postId === 'commander')
    expect(own[0]).toMatchObject({ from: early.endsAt, warnedAt: expect.any(String) })
    // whoever keeps the roster is told of a gap once; a reporter cannot fill it
    const gapsTold = (await told('zhiban')).filter((title) => title === '值班长值班有空档')
    expect(gapsTold).toHaveLength(own.filter(({ warnedAt }: { warnedAt: string | null }) => warnedAt).length)
    expect(await told('jizhe')).not.toContain('值班长值班有空档')

    expect(
      await refusal('admin', 'leaveNote', { shiftId: early.shiftId, note: '供热专题还差一篇' }),
    ).toMatchObject({ code: 'not_allowed' })
    await ask('zhiban', 'leaveNote', { shiftId: early.shiftId, note: '供热专题还差一篇' })
    expect(await refusal('zhiban', 'readNote', { shiftId: early.shiftId })).toMatchObject({
      code: 'wrong_state',
    })
    expect((await ask('admin', 'readNote', { shiftId: early.shiftId })).readBy.name).toBe('白音')
    await ask('zhiban', 'dropShift', { shiftId: early.shiftId })
    expect(await refusal('zhiban', 'dropShift', { shiftId: early.shiftId })).toMatchObject({
      code: 'not_found',
    })
  })
})

describe('the sweep', () => {
  it('takes late work up the ladder, each step once', async () => {
    await ask('zhiban', 'putShift', {
      shiftId: null,
      postId: 'desk',
      personId: ids.bianji,
      startsAt: inHours(1),
      endsAt: inHours(5),
    })
    const assignmentId = await anAssignment(inHours(2))
    const events = async () =>
      (await ask('jizhe', 'openAssignment', { assignmentId })).history.map(
        (move: { event: string }) => move.event,
      )
    await room.centre.setClock(new Date(Date.now() + 1.9 * 3600_000))
    await Promise.all([room.centre.sweep('plans'), room.centre.sweep('plans')])
    expect(await events()).toEqual(['assign'])
    expect(await told('jizhe', assignmentId)).toEqual(['任务快到点了', '派给您一项任务'])
    await room.centre.setClock(new Date(Date.now() + 2.1 * 3600_000))
    await Promise.all([room.centre.sweep('plans'), room.centre.sweep('plans')])
    await room.centre.sweep('plans')
    expect(await ask('jizhe', 'openAssignment', { assignmentId })).toMatchObject({
      ladder: 1,
      escalatedTo: { name: '陈志远' },
    })
    expect((await ask('bianji', 'assignments', { view: 'late' })).assignments).toMatchObject([
      { assignmentId },
    ])
    expect(await told('jizhe', assignmentId)).toEqual(['任务过点了', '任务快到点了', '派给您一项任务'])
    expect(await told('bianji', assignmentId)).toEqual(['有任务过时未交'])
    expect(await told('zhiban', assignmentId)).toEqual([])
    expect(await refusal('danwei', 'assignments', { view: 'late' })).toMatchObject({ code: 'not_allowed' })
    await room.centre.setClock(new Date(Date.now() + 3.1 * 3600_000))
    await room.centre.sweep('plans')
    await room.centre.sweep('plans')
    expect(await events()).toEqual(['assign', 'lateToDesk', 'lateToCommander'])
    expect(await told('zhiban', assignmentId)).toEqual(['有任务过时未交'])
    expect(await told('jizhe', assignmentId)).toHaveLength(3)
    expect(
      await ask('bianji', 'assign', { assignmentId, personId: ids.jizhe, dueAt: inHours(30) }),
    ).toMatchObject({ ladder: 0 })
  })

  it('gives what an ended account holds to its mentor, once', async () => {
    const assignmentId = await anAssignment(inHours(24 * 20), 'xuesheng')
    await ask('xuesheng', 'accept', { assignmentId })
    await room.centre.setClock(new Date(Date.now() + 200 * 24 * 3600_000))
    await room.centre.sweep('plans')
    await room.centre.sweep('plans')
    const moved = await ask('jizhe', 'openAssignment', { assignmentId })
    expect(moved).toMatchObject({ state: 'assigned', assignee: { name: '苏和' } })
    expect(moved.history.filter((move: { event: string }) => move.event === 'reassign')).toHaveLength(1)
  })

  it('gives what an ended account had handed in to somebody who answers for it, and it stays handed in', async () => {
    await room.centre.setClock(new Date())
    const assignmentId = await anAssignment(inHours(24 * 20), 'xuesheng')
    for (const action of ['accept', 'start', 'submit']) await ask('xuesheng', action, { assignmentId })
    await room.centre.setClock(new Date(Date.now() + 200 * 24 * 3600_000))
    await Promise.all([room.centre.sweep('plans'), room.centre.sweep('plans')])
    const moved = await ask('bianji', 'openAssignment', { assignmentId })
    expect(moved).toMatchObject({ state: 'submitted', assignee: { name: '苏和' } })
    expect(
      (await told('jizhe', assignmentId)).filter((title) => title === '一项已交的任务归您管'),
    ).toHaveLength(1)
  })
})

describe('who is told of a step', () => {
  it('the other one, never whoever took the step', async () => {
    await room.centre.setClock(new Date())
    const assignmentId = await anAssignment(inHours(48))
    expect(await told('jizhe', assignmentId)).toEqual(['派给您一项任务'])
    await ask('jizhe', 'decline', { assignmentId, reason: '那天要去外地' })
    expect(await told('bianji', assignmentId)).toEqual(['任务没人接'])
    await ask('bianji', 'assign', { assignmentId, personId: ids.jizhe, dueAt: inHours(48) })
    await ask('jizhe', 'accept', { assignmentId })
    await ask('jizhe', 'offerHandOver', { assignmentId, personId: ids.danwei, note: '您离得近' })
    expect(await told('danwei', assignmentId)).toEqual(['有同事请您接手'])
    await ask('danwei', 'answerHandOver', { assignmentId, take: false })
    expect((await told('jizhe', assignmentId))[0]).toBe('对方没有接手')
    expect(await told('bianji', assignmentId)).toEqual(['任务没人接'])
  })
})
