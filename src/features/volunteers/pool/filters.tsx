import type { OpenOrder } from '@functions/orders/contract'
import { STREETS } from '@site/stations'
import { SKILLS } from '@site/volunteers'
import { View } from '@tarojs/components'
import { whenWords } from '@/service-words'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { Sheet } from '@/ui/sheet'
import { skillsNeeded } from '../words'

/** '' means any. */
export interface Filter {
  readonly streetId: string
  /** One of the skills, or `none`: nothing special is needed. */
  readonly skill: string
  readonly day: string
}
export const ANY: Filter = { streetId: '', skill: '', day: '' }
export const isAny = ({ streetId, skill, day }: Filter): boolean => !streetId && !skill && !day

/** An order's place begins with its street's name. */
const streetOf = ({ place }: OpenOrder) => STREETS.find(({ name }) => place.startsWith(name))

/** An order that may be done any day until one fits each day before it as well. */
function fitsDay({ when }: OpenOrder, day: string): boolean {
  return when.flexible ? when.day >= day : when.day === day
}

export function fits(order: OpenOrder, { streetId, skill, day }: Filter): boolean {
  const needs = skillsNeeded(order.categoryId)
  const skilled = !skill || (skill === 'none' ? needs.length === 0 : needs.includes(skill))
  return skilled && (!streetId || streetOf(order)?.streetId === streetId) && (!day || fitsDay(order, day))
}

const ANYTHING = { value: '', label: '都看' }

/** Only what leads to an order: a choice that finds nothing is not offered. */
function optionsOf(orders: readonly OpenOrder[]) {
  const needs = orders.map(({ categoryId }) => skillsNeeded(categoryId))
  const days = new Set(orders.filter(({ when }) => !when.flexible).map(({ when }) => when.day))
  return {
    streets: STREETS.filter(({ streetId }) => orders.some((one) => streetOf(one)?.streetId === streetId)).map(
      ({ streetId, name }) => ({ value: streetId, label: name }),
    ),
    skills: [
      ...(needs.some((one) => one.length === 0) ? [{ value: 'none', label: '不用专门技能' }] : []),
      ...SKILLS.filter(({ id }) => needs.some((one) => one.includes(id))).map(({ id, name }) => ({
        value: id,
        label: name,
      })),
    ],
    days: [...days].sort().map((day) => ({ value: day, label: dayLabel(day) })),
  }
}
/** 11月24日 星期二 */
const dayLabel = (day: string): string => whenWords({ day, time: ' ', flexible: false }).trim()

interface FiltersProps {
  readonly orders: readonly OpenOrder[]
  readonly filter: Filter
  readonly onChange: (filter: Filter) => void
  readonly onClose: () => void
}

/** 筛一筛: street, skill and day of what waits. */
export function Filters({ orders, filter, onChange, onClose }: FiltersProps) {
  const { streets, skills, days } = optionsOf(orders)
  const count = orders.filter((order) => fits(order, filter)).length
  return (
    <Sheet title="筛一筛" onClose={onClose}>
      <View className="vol-label">哪个街道</View>
      <ChoiceChips
        label="哪个街道"
        options={[ANYTHING, ...streets]}
        value={filter.streetId}
        onChange={(streetId) => onChange({ ...filter, streetId })}
      />
      <View className="vol-label">要会什么</View>
      <ChoiceChips
        label="要会什么"
        options={[ANYTHING, ...skills]}
        value={filter.skill}
        onChange={(skill) => onChange({ ...filter, skill })}
      />
      <View className="vol-label">哪一天</View>
      <ChoiceChips
        label="哪一天"
        options={[ANYTHING, ...days]}
        value={filter.day}
        onChange={(day) => onChange({ ...filter, day })}
      />
      <ActionBar>
        <Button onTap={onClose}>{count === 0 ? '没有合适的，回去' : `看这 ${count} 张`}</Button>
      </ActionBar>
    </Sheet>
  )
}
