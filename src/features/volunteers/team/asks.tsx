import { volunteers } from '@functions/volunteers/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '@/api'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Rail } from '@/ui/rail'
import { Sheet } from '@/ui/sheet'
import { StateNote } from '@/ui/state-note'
import { useAct } from '@/use-act'
import { dayAndTimeOf, nowInstant } from '@/when'
import type { InsideProps } from './belonging'

type Ask = InsideProps['inside']['asks'][number]

/** 申请入队的人: the leader says yes at once, and no with a word that may stay away. */
export function Asks({ inside, onChanged }: InsideProps) {
  const { team, asks } = inside
  const [refusing, setRefusing] = useState<Ask | null>(null)
  const [words, setWords] = useState('')
  const { busy, refused, act } = useAct()
  const decide = ({ volunteerId }: Ask, accept: boolean) =>
    act(async () => {
      const { teamId } = team
      onChanged(await api(volunteers).decideAsk({ teamId, volunteerId, accept, words: words.trim() }))
      setRefusing(null)
      setWords('')
    })
  if (asks.length === 0) return null
  return (
    <View className="vol-part">
      <Rail title={`${asks.length} 个人想入队`} />
      {asks.map((ask) => (
        <View key={ask.volunteerId} className="vol-card">
          <View className="vol-card-what" role="heading" aria-level={3}>
            {ask.name}
          </View>
          {ask.words !== '' && <Text className="vol-text">{ask.words}</Text>}
          <View className="vol-card-why">{dayAndTimeOf(ask.at, nowInstant())} 申请</View>
          <ActionBar>
            <Button busy={busy} label={`同意${ask.name}`} onTap={() => decide(ask, true)}>
              同意
            </Button>
            <Button kind="line" label={`不同意${ask.name}`} onTap={() => setRefusing(ask)}>
              不同意
            </Button>
          </ActionBar>
        </View>
      ))}
      {refused && !refusing && <StateNote tone="paused" title="没办成。" body={refused} />}
      {refusing && (
        <Sheet title={`不同意${refusing.name}入队`} onClose={() => setRefusing(null)}>
          <Field
            as="area"
            label="给人家回一句话（可以不写）"
            hint="本人会看到"
            value={words}
            maxLength={100}
            onChange={setWords}
          />
          {refused && <StateNote tone="paused" title="没办成。" body={refused} />}
          <ActionBar>
            <Button busy={busy} onTap={() => decide(refusing, false)}>
              不同意
            </Button>
          </ActionBar>
        </Sheet>
      )}
    </View>
  )
}
