import { volunteers } from '@functions/volunteers/contract'
import type { Someone } from '@functions/volunteers/contract/shared'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '@/api'
import { Button } from '@/ui/button'
import { Tag } from '@/ui/tag'
import { useAct } from '@/use-act'
import { ReasonSheet } from '../reason-sheet'
import type { InsideProps } from './belonging'

/** Who is in the team; the leader may ask somebody to leave. */
export function Members({ inside, onChanged }: InsideProps) {
  const { team, part, leader, members } = inside
  const [removing, setRemoving] = useState<Someone | null>(null)
  const { busy, refused, act } = useAct()
  const remove = ({ volunteerId }: Someone, reason: string) =>
    act(async () => {
      onChanged(await api(volunteers).removeMember({ teamId: team.teamId, volunteerId, reason }))
      setRemoving(null)
    })
  return (
    <>
      {members.map((one) => {
        const leads = one.volunteerId === leader?.volunteerId
        return (
          <View key={one.volunteerId} className="vol-member">
            <Text className="vol-member-name">{one.name}</Text>
            {leads && <Tag tone="steel">队长</Tag>}
            {part === 'leader' && !leads && (
              <Button kind="quiet" label={`请${one.name}出队`} onTap={() => setRemoving(one)}>
                请出
              </Button>
            )}
          </View>
        )
      })}
      {removing && (
        <ReasonSheet
          title={`请${removing.name}出队`}
          label="为什么"
          hint="本人会看到。服务过的时长都在。"
          word="请出队伍"
          maxLength={100}
          busy={busy}
          refused={refused}
          onSend={(reason) => remove(removing, reason)}
          onClose={() => setRemoving(null)}
        />
      )}
    </>
  )
}
