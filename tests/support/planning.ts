import type { PitchContent } from '@functions/plans/contract'
import { type Centre, type SampleStaff, startCentre } from './centre'

const NAMES: Partial<Record<SampleStaff, string>> = {
  bianji: '陈志远',
  jizhe: '苏和',
  danwei: '韩敏',
  admin: '白音',
  chushen: '乌兰',
  zhiban: '巴特尔',
  xuesheng: '刘雨桐',
}

export const inHours = (hours: number): string => new Date(Date.now() + hours * 3600_000).toISOString()

export const aPitch = (content: Partial<PitchContent> = {}): PitchContent => ({
  what: '阿尔丁大街路灯改造完工',
  who: '市政处',
  place: '阿尔丁大街',
  whyNow: '冬天天黑得早',
  columnId: 'news',
  forms: ['text', 'picture'],
  day: '2026-11-30',
  ...content,
})

type Tasks = readonly { form: string; personId: string | null }[]
const plan = (tasks: Tasks, dueAt = inHours(24)) => ({
  eventId: null,
  startsAt: inHours(5),
  dueAt,
  brief: '白天晚上各拍一组',
  tasks,
})
export const take = (pitchId: string, tasks: Tasks, dueAt?: string) => ({
  pitchId,
  meetingId: null,
  outcome: 'take',
  reason: '',
  plan: plan(tasks, dueAt),
})

/** A newsroom with its sample people, for one test file: started before the tests and closed after them. */
export function aNewsroom() {
  const room = { centre: undefined as unknown as Centre }
  const tokens = {} as Record<SampleStaff, string>
  const ids = {} as Record<string, string>
  beforeAll(async () => {
    const centre = await startCentre()
    room.centre = centre
    for (const name of Object.keys(NAMES) as SampleStaff[]) tokens[name] = await centre.signIn(name)
    const { colleagues } = await centre.ask('people', 'colleagues', {}, { token: tokens.bianji })
    for (const { personId, name } of colleagues) {
      const [userName] = Object.entries(NAMES).find(([, known]) => known === name) ?? []
      if (userName) ids[userName] = personId
    }
  })
  afterAll(() => room.centre.close())

  const ask = (who: SampleStaff, action: string, input: unknown, key?: string) =>
    room.centre.ask('plans', action, input, { token: tokens[who], ...(key ? { key } : {}) })
  const refusal = async (who: SampleStaff, action: string, input: unknown) => {
    const reply = await room.centre.call('plans', action, input, { token: tokens[who] })
    return reply.ok ? null : reply.error
  }
  const file = async (who: SampleStaff, content: Partial<PitchContent> = {}): Promise<string> =>
    (await ask(who, 'filePitch', { content: aPitch(content) })).pitchId
  /** An assignment of the reporter's, out of a taken pitch. */
  async function anAssignment(dueAt?: string, assignee: SampleStaff = 'jizhe'): Promise<string> {
    const pitchId = await file('bianji')
    const task = { form: 'text', personId: ids[assignee] ?? '' }
    const { eventId } = await ask('bianji', 'decide', take(pitchId, [task], dueAt))
    return (await ask('bianji', 'openEvent', { eventId })).coverages[0].assignments[0].assignmentId
  }
  return { room, tokens, ids, ask, refusal, file, anAssignment }
}
