import { spokenMinutes } from '@functions/_common/minutes'
import type { Correction, HoursEntry } from '@functions/volunteers/contract/hours'
import { CORRECTION_STATE_LABELS } from '@functions/volunteers/machine'
import { VOLUNTEER_LIMITS } from '@site/volunteers'
import { Text, View } from '@tarojs/components'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Tag } from '@/ui/tag'
import { dayAndTimeOf, nowInstant } from '@/when'
import { Fact } from '../fact'
import { WAY_WORDS } from '../words'

const DAY_MS = 86_400_000
const CORRECTION_TONES = { asked: 'straw', accepted: 'grass', refused: 'alarm' } as const

function Asked({ correction }: { correction: Correction }) {
  const { state, toMinutes, why, answer } = correction
  return (
    <View className="vol-note">
      <Tag tone={CORRECTION_TONES[state]}>{`更正：${CORRECTION_STATE_LABELS[state]}`}</Tag>
      <Text className="vol-text">
        {`您要求改成 ${spokenMinutes(toMinutes)}：${why}`}
        {answer ? `\n组织者说：${answer}` : ''}
      </Text>
    </View>
  )
}

const stillOpen = ({ writtenAt }: HoursEntry): boolean =>
  Date.now() <= Date.parse(writtenAt) + VOLUNTEER_LIMITS.correctDays * DAY_MS

interface EntryProps {
  readonly entry: HoursEntry
  /** What it counts now, minutes. */
  readonly counted: number
  /** What was asked for this entry, newest first. */
  readonly corrections: readonly Correction[]
  readonly onAsk: () => void
}

/** One entry as it was written; it never changes, a correction stands as its own. */
export function Entry({ entry, counted, corrections, onAsk }: EntryProps) {
  const { kind, minutes, of, organiser, way, confirmedBy, reason, at, writtenAt } = entry
  const now = nowInstant()
  const waits = corrections.some(({ state }) => state === 'asked')
  const added = minutes < 0 ? `减 ${spokenMinutes(-minutes)}` : `加 ${spokenMinutes(minutes)}`
  return (
    <View className="vol-card">
      <View className="vol-card-kind">
        <Text>{kind === 'service' ? '服务' : '更正'}</Text>
        <Text>{dayAndTimeOf(at, now)}</Text>
      </View>
      <View className="vol-card-what" role="heading" aria-level={3}>
        {`${of.label}　${kind === 'service' ? spokenMinutes(minutes) : added}`}
      </View>
      {kind === 'service' && counted !== minutes && <Fact name="更正后" value={spokenMinutes(counted)} />}
      {reason !== '' && <Fact name="为什么" value={reason} />}
      <Fact name="怎么记" value={`${WAY_WORDS[way]}，${dayAndTimeOf(writtenAt, now)} 入账`} />
      <Fact name="谁证明" value={confirmedBy === '' ? organiser.name : `${organiser.name} ${confirmedBy}`} />
      {corrections.map((correction) => (
        <Asked key={correction.correctionId} correction={correction} />
      ))}
      {kind === 'service' && !waits && stillOpen(entry) && (
        <ActionBar>
          <Button kind="quiet" label={`记得不对，申请更正，${of.label}`} onTap={onAsk}>
            记得不对，申请更正
          </Button>
        </ActionBar>
      )}
    </View>
  )
}
