import { emergencyFor } from '@functions/_common/danger'
import { ORDER_LIMITS, ORDER_MENU } from '@site/orders'
import { STREETS } from '@site/stations'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { ConsentCheck } from '@/ui/consent-check'
import { Field } from '@/ui/field'
import { Icon } from '@/ui/icon'
import { StateNote } from '@/ui/state-note'
import type { Draft, Faults } from '../draft'
import { Emergency } from '../emergency'
import { WhenChoice } from '../when-choice'
import { chooseSpot } from './locating'
import { communityAt } from './spot'

export interface PartProps {
  readonly said: Draft
  readonly faults: Faults
  readonly change: (part: Partial<Draft>) => void
}

const SHOWN_AT_FIRST = 6
const { categories } = ORDER_MENU

export function Fault({ why }: { why: string | undefined }) {
  return why ? (
    <View className="ord-note">
      <StateNote tone="paused" title={why} />
    </View>
  ) : null
}

/** 哪一类: by its name. */
export function CategoryChips({ said, faults, change }: PartProps) {
  const [all, setAll] = useState(
    () => categories.findIndex(({ categoryId }) => categoryId === said.categoryId) >= SHOWN_AT_FIRST,
  )
  return (
    <>
      <ChoiceChips
        label="哪一类"
        options={categories
          .slice(0, all ? categories.length : SHOWN_AT_FIRST)
          .map(({ categoryId, name }) => ({ value: categoryId, label: name }))}
        value={said.categoryId}
        onChange={(categoryId) => change({ categoryId })}
      />
      {!all && <Others onTap={() => setAll(true)} />}
      <Fault why={faults.categoryId} />
    </>
  )
}

function Others({ onTap }: { onTap: () => void }) {
  return (
    <View className="ord-gap">
      <Button kind="quiet" onTap={onTap}>
        {`另外 ${categories.length - SHOWN_AT_FIRST} 类`}
        <Icon name="chevron-down" />
      </Button>
    </View>
  )
}

/** 长辈版: by what people say when they need it; the name of the class stands below. */
export function CategoryRows({ said, faults, change }: PartProps) {
  const [all, setAll] = useState(false)
  const shown = all ? categories : categories.slice(0, SHOWN_AT_FIRST)
  return (
    <>
      <View className="ord-stack" role="radiogroup" aria-label="哪一类">
        {shown.map(({ categoryId, name, hint }) => {
          const on = categoryId === said.categoryId
          return (
            <View
              key={categoryId}
              className={on ? 'ord-choice ord-choice-on' : 'ord-choice'}
              role="radio"
              aria-checked={String(on)}
              aria-label={`${hint}，${name}`}
              onClick={() => change({ categoryId })}
            >
              <View className="ord-choice-words">
                <Text className="ord-choice-title">{hint}</Text>
                <Text className="ord-choice-note">{name}</Text>
              </View>
              {on && <Icon name="check" tone="steel" />}
            </View>
          )
        })}
      </View>
      {!all && <Others onTap={() => setAll(true)} />}
      <Fault why={faults.categoryId} />
    </>
  )
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

export function When({ said, faults, change }: PartProps) {
  const { day, time, flexible } = said
  return (
    <>
      <WhenChoice value={{ day, time, flexible }} onChange={change} />
      <Fault why={faults['when.day'] ? '选一个日子。' : (faults.when ?? faults['when.time'])} />
    </>
  )
}

/** WeChat's map instead of the list; nothing of the point leaves the phone but the community it lies in. */
function OnMap({ change }: Pick<PartProps, 'change'>) {
  const [outside, setOutside] = useState(false)
  const [name, setName] = useState('')
  if (!chooseSpot) return null
  const choose = async () => {
    const spot = await chooseSpot?.()
    if (!spot) return
    const found = communityAt(spot)
    setOutside(!found)
    setName(found ? spot.name : '')
    if (found) change({ ...found, ...(spot.name ? { door: spot.name.slice(0, 60) } : {}) })
  }
  return (
    <View className="ord-gap">
      <Button kind="line" onTap={() => void choose()}>
        在地图上选
      </Button>
      {name !== '' && <View className="ord-lead">选了“{name}”。门牌写在下面，再看看对不对。</View>}
      {outside && <Fault why="那里不在本区，从上面选一个街道。" />}
    </View>
  )
}

export function Where({ said, faults, change }: PartProps) {
  const communities = STREETS.find(({ streetId }) => streetId === said.streetId)?.communities ?? []
  return (
    <>
      <ChoiceChips
        label="哪个街道"
        options={STREETS.map(({ streetId, name }) => ({ value: streetId, label: name }))}
        value={said.streetId}
        onChange={(streetId) => change({ streetId, communityId: '' })}
      />
      {communities.length > 0 && (
        <View className="ord-gap">
          <View className="ord-sub">哪个社区</View>
          <ChoiceChips
            label="哪个社区"
            options={communities.map(({ communityId, name }) => ({ value: communityId, label: name }))}
            value={said.communityId}
            onChange={(communityId) => change({ communityId })}
          />
        </View>
      )}
      <Fault why={faults['where.streetId'] ?? faults['where.communityId']} />
      <OnMap change={change} />
      <Field
        as="line"
        label="门牌"
        hint="几号楼、几单元、几号。只给领单的人和派单员看"
        value={said.door}
        maxLength={60}
        error={faults['where.door']}
        onChange={(door) => change({ door })}
      />
    </>
  )
}

const FOR_WHOM = [
  { value: 'self', label: '给我自己' },
  { value: 'elder', label: '替老人点' },
  { value: 'community', label: '替小区点' },
] as const

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
