import { emergencyFor } from '@functions/_common/danger'
import { ATTACHMENT_LIMITS } from '@site/attachments'
import { ORDER_LIMITS, ORDER_MENU } from '@site/orders'
import { ASKED_LANGUAGES } from '@site/volunteers'
import { Text, View } from '@tarojs/components'
import { AttachFiles } from '@/ui/attach-files'
import { ChoiceChips } from '@/ui/choice-chips'
import { ConsentCheck } from '@/ui/consent-check'
import { Field } from '@/ui/field'
import { StateNote } from '@/ui/state-note'
import type { Draft, Faults } from '../draft'
import { Emergency } from '../emergency'
import { WhenChoice } from '../when-choice'
import type { OrderForm } from './use-order'

export interface PartProps {
  readonly said: Draft
  readonly faults: Faults
  readonly change: (part: Partial<Draft>) => void
}

const { categories } = ORDER_MENU

export function Fault({ why }: { why: string | undefined }) {
  return why ? (
    <View className="ord-note">
      <StateNote tone="paused" title={why} />
    </View>
  ) : null
}

function Count({ value, onChange }: { value: number; onChange: (value: number) => void }) {
  const sign = (word: string, label: string, next: number) => {
    const off = next < 1 || next > ORDER_LIMITS.places
    return (
      <View
        className={off ? 'ord-count-sign ord-count-sign-off' : 'ord-count-sign'}
        role="button"
        aria-label={label}
        aria-disabled={String(off)}
        onClick={() => !off && onChange(next)}
      >
        {word}
      </View>
    )
  }
  return (
    <View className="ord-gap">
      <View className="ord-sub">要几个人来</View>
      <View className="ord-count">
        {sign('－', '少一个人', value - 1)}
        <Text className="ord-count-number">{value} 个人</Text>
        {sign('＋', '多一个人', value + 1)}
      </View>
    </View>
  )
}

/** 要帮什么, in words, and how many are to come. */
export function Words({ said, faults, change }: PartProps) {
  const hint = categories.find(({ categoryId }) => categoryId === said.categoryId)?.hint
  return (
    <>
      <Field
        as="area"
        label="要帮什么"
        hint={`${hint ? `比如：${hint}。` : '说清要多久、要带什么。'}不想打字，点键盘上的话筒说`}
        value={said.text}
        maxLength={200}
        error={faults.text}
        onChange={(text) => change({ text })}
      />
      <Emergency numbers={emergencyFor(said.text)} />
      <Count value={said.places} onChange={(places) => change({ places })} />
    </>
  )
}

/** 图片和录音 that go along with the order. */
export const Files = ({ said, faults, shares, change }: OrderForm) => (
  <AttachFiles
    files={said.files}
    shares={shares}
    fault={faults.attachmentIds}
    lead={`拍几张给人看，可以不放，最多 ${ATTACHMENT_LIMITS.ofOrder.picture} 张。只给领单的人和派单员看`}
    voices
    onChange={(files) => change({ files })}
  />
)

export function When({ said, faults, change }: PartProps) {
  const { day, time, flexible } = said
  return (
    <>
      <WhenChoice value={{ day, time, flexible }} onChange={change} />
      <Fault why={faults['when.day'] ? '选一个日子。' : (faults.when ?? faults['when.time'])} />
    </>
  )
}

const FOR_WHOM = [
  { value: 'self', label: '给我自己' },
  { value: 'elder', label: '替老人点' },
  { value: 'community', label: '替小区点' },
] as const

const SPOKEN = [
  { value: '', label: '都行' },
  ...ASKED_LANGUAGES.map(({ id, name }) => ({ value: id, label: name })),
]

export function Who({ said, faults, change }: PartProps) {
  const elder = said.forWhom === 'elder'
  return (
    <>
      <ChoiceChips<Draft['forWhom']>
        label="给谁点"
        options={FOR_WHOM}
        value={said.forWhom}
        onChange={(forWhom) => change({ forWhom, elderAgrees: false })}
      />
      {elder && (
        <View className="ord-gap">
          <ConsentCheck
            checked={said.elderAgrees}
            text="老人知道这件事，也同意有人上门"
            error={faults.elderAgrees}
            onChange={(elderAgrees) => change({ elderAgrees })}
          />
        </View>
      )}
      <View className="ord-gap">
        <View className="ord-sub">来的人要会说</View>
        <ChoiceChips
          label="来的人要会说"
          options={SPOKEN}
          value={said.languageId}
          onChange={(languageId) => change({ languageId })}
        />
      </View>
      <Field
        as="phone"
        label="电话"
        hint={`${elder ? '写最容易打通的，老人的、您的都行。' : ''}只给领单的人和派单员看`}
        value={said.phone}
        maxLength={11}
        error={faults.phone}
        onChange={(phone) => change({ phone })}
      />
    </>
  )
}
