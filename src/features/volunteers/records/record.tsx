import { volunteers } from '@functions/volunteers/contract'
import {
  particularOf,
  RECORD_KIND_LABELS,
  type VolunteerRecord,
} from '@functions/volunteers/contract/records'
import { RECORD_STATE_LABELS } from '@functions/volunteers/machine'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '@/api'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Tag } from '@/ui/tag'
import { useAct } from '@/use-act'
import { dayOf } from '@/when'
import { Fact } from '../fact'
import { ReasonSheet } from '../reason-sheet'

interface RecordCardProps {
  readonly record: VolunteerRecord
  readonly onChanged: (record: VolunteerRecord) => void
}

/** One entry, what was said against it, and the way to say something. */
export function RecordCard({ record, onChanged }: RecordCardProps) {
  const { recordId, kind, name, on, content, givenBy, organiser, state, reason, objection } = record
  const [asking, setAsking] = useState(false)
  const { busy, refused, act } = useAct()
  const object = (words: string) =>
    act(async () => {
      onChanged(await api(volunteers).objectToRecord({ recordId, words }))
      setAsking(false)
    })
  return (
    <View className="vol-card">
      <View className="vol-card-kind">
        <Text>{RECORD_KIND_LABELS[kind]}</Text>
        <Text>{dayOf(`${on}T12:00:00.000Z`)}</Text>
        {state !== 'valid' && (
          <Tag tone={state === 'revoked' ? 'alarm' : 'straw'}>{RECORD_STATE_LABELS[state]}</Tag>
        )}
      </View>
      <View className="vol-card-what" role="heading" aria-level={3}>
        {`${name}　${particularOf(record)}`}
      </View>
      {content !== '' && <Text className="vol-text">{content}</Text>}
      <Fact name="哪一方" value={givenBy} />
      <Fact name="谁记的" value={organiser.name} />
      {reason !== '' && <Fact name="为什么" value={reason} />}
      {objection && (
        <Text className="vol-text">
          {`您说：${objection.words}${objection.answer ? `\n${organiser.name}回：${objection.answer}` : ''}`}
        </Text>
      )}
      {state === 'valid' && (
        <ActionBar>
          <Button kind="quiet" label={`有异议，${name}`} onTap={() => setAsking(true)}>
            有异议
          </Button>
        </ActionBar>
      )}
      {asking && (
        <ReasonSheet
          title="有异议"
          label="哪里不对"
          hint={`由${organiser.name}核对，结果发消息给您。`}
          word="交给组织者"
          maxLength={200}
          busy={busy}
          refused={refused}
          onSend={object}
          onClose={() => setAsking(false)}
        />
      )}
    </View>
  )
}
