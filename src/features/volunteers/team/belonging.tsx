import { volunteers } from '@functions/volunteers/contract'
import type { TeamInside } from '@functions/volunteers/contract/teams'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '@/api'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Sheet } from '@/ui/sheet'
import { StateNote } from '@/ui/state-note'
import { useAct } from '@/use-act'

export interface InsideProps {
  readonly inside: TeamInside
  readonly onChanged: (inside: TeamInside) => void
}

function Join({ inside: { team }, onChanged }: InsideProps) {
  const [words, setWords] = useState('')
  const { busy, refused, act } = useAct()
  if (team.state !== 'recruiting') {
    return (
      <View className="vol-note">
        <StateNote tone="info" title="这支队伍暂时不招人。" body="看看别的队伍，也可以直接报名班次。" />
      </View>
    )
  }
  const join = () =>
    act(async () => onChanged(await api(volunteers).joinTeam({ teamId: team.teamId, words: words.trim() })))
  return (
    <View className="vol-part">
      <Field
        as="area"
        label="跟队长说一句（可以不写）"
        hint="会什么、什么时候有空"
        value={words}
        maxLength={100}
        onChange={setWords}
      />
      {refused && <StateNote tone="paused" title="没申请上。" body={refused} />}
      <ActionBar>
        <Button busy={busy} onTap={join}>
          申请入队
        </Button>
      </ActionBar>
    </View>
  )
}

const LEAVING = {
  asked: { word: '不申请了', text: '以后想来可以再申请。' },
  member: { word: '退出队伍', text: '您服务过的时长都在。想回来要重新申请。' },
  leader: { word: '退出队伍', text: '您是队长，退出后由站上另请一位。您服务过的时长都在。' },
} as const

function Leave({ inside: { team, part }, onChanged }: InsideProps) {
  const [asking, setAsking] = useState(false)
  const { busy, refused, act } = useAct()
  if (part === 'none') return null
  const { word, text } = LEAVING[part]
  const leave = () =>
    act(async () => {
      onChanged(await api(volunteers).leaveTeam({ teamId: team.teamId }))
      setAsking(false)
    })
  return (
    <>
      <ActionBar>
        <Button kind="line" onTap={() => setAsking(true)}>
          {word}
        </Button>
      </ActionBar>
      {asking && (
        <Sheet title={`${word}？`} onClose={() => setAsking(false)}>
          <View className="vol-text">{text}</View>
          {refused && <StateNote tone="paused" title="没办成。" body={refused} />}
          <ActionBar>
            <Button busy={busy} onTap={leave}>
              {word}
            </Button>
          </ActionBar>
        </Sheet>
      )}
    </>
  )
}

/** 申请入队 for whoever is outside, 退出 for everybody else. */
export const Belonging = (props: InsideProps) =>
  props.inside.part === 'none' ? <Join {...props} /> : <Leave {...props} />
