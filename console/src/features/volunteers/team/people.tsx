import { volunteers } from '@functions/volunteers/contract'
import type { Someone } from '@functions/volunteers/contract/shared'
import type { TeamInside } from '@functions/volunteers/contract/teams'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../../../api'
import { Empty } from '../../../ui/empty'
import { ReasonDialog } from '../../../ui/reason-dialog'
import { since } from '../../../ui/time'
import { useAct } from '../../../use-act'

interface PeopleProps {
  readonly inside: TeamInside
  readonly onChanged: (inside: TeamInside) => void
}

type Doing = { readonly what: 'refuse' | 'remove'; readonly one: Someone }

const WORDS = {
  refuse: {
    title: (name: string) => `不同意${name}入队？`,
    label: '给人家回一句话（可以空着）',
    okText: '不同意',
    shortest: 0,
  },
  remove: { title: (name: string) => `请${name}出队？`, label: '为什么', okText: '请出队伍', shortest: 2 },
} as const

/** Who asks, whom the station may decide on in the leader's place, and who is in the team. */
export function People({ inside, onChanged }: PeopleProps) {
  const { team, leader, members, asks } = inside
  const { teamId } = team
  const { busy, act } = useAct()
  const [doing, setDoing] = useState<Doing | null>(null)
  const letIn = ({ volunteerId, name }: Someone) =>
    act(
      async () =>
        onChanged(await api(volunteers).decideAsk({ teamId, volunteerId, accept: true, words: '' })),
      `${name}入队了。`,
    )
  const lead = ({ volunteerId, name }: Someone) =>
    act(async () => onChanged(await api(volunteers).setLeader({ teamId, volunteerId })), `${name}是队长了。`)
  const submit = async ({ what, one: { volunteerId } }: Doing, words: string) => {
    onChanged(
      what === 'refuse'
        ? await api(volunteers).decideAsk({ teamId, volunteerId, accept: false, words })
        : await api(volunteers).removeMember({ teamId, volunteerId, reason: words }),
    )
    setDoing(null)
  }
  return (
    <>
      {asks.length > 0 && (
        <section className="sheet vol-second" aria-label="申请入队">
          <h2 className="vol-part">申请入队</h2>
          <ul className="vol-corrections">
            {asks.map((ask) => (
              <li key={ask.volunteerId}>
                <div>
                  <span className="vol-change">{ask.name}</span>
                  {ask.words && <span className="vol-words">{ask.words}</span>}
                  <span className="meta">{since(ask.at, Date.now())}申请</span>
                </div>
                <div className="vol-ends">
                  <Button
                    aria-label={`不同意${ask.name}`}
                    onClick={() => setDoing({ what: 'refuse', one: ask })}
                  >
                    不同意
                  </Button>
                  <Button
                    type="primary"
                    loading={busy}
                    aria-label={`同意${ask.name}`}
                    onClick={() => letIn(ask)}
                  >
                    同意
                  </Button>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="sheet vol-second" aria-label="队员">
        <h2 className="vol-part">队员 {members.length} 人</h2>
        {members.length === 0 && <Empty>队里现在没有人。</Empty>}
        <ul className="vol-corrections">
          {members.map((one) => (
            <li key={one.volunteerId}>
              <div>
                <span>
                  {one.name} {one.volunteerId === leader?.volunteerId && <span className="tag">队长</span>}
                </span>
              </div>
              <div className="vol-ends">
                {one.volunteerId !== leader?.volunteerId && (
                  <Button
                    size="small"
                    loading={busy}
                    aria-label={`请${one.name}当队长`}
                    onClick={() => lead(one)}
                  >
                    当队长
                  </Button>
                )}
                <Button
                  size="small"
                  aria-label={`请${one.name}出队`}
                  onClick={() => setDoing({ what: 'remove', one })}
                >
                  请出
                </Button>
              </div>
            </li>
          ))}
        </ul>
      </section>
      {doing && (
        <ReasonDialog
          title={WORDS[doing.what].title(doing.one.name)}
          label={WORDS[doing.what].label}
          hint="本人会看到。"
          okText={WORDS[doing.what].okText}
          cancelText="先不"
          shortest={WORDS[doing.what].shortest}
          maxLength={100}
          onSubmit={(words) => submit(doing, words)}
          onClose={() => setDoing(null)}
        />
      )}
    </>
  )
}
