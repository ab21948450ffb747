import type { Figures, StatisticsGroup } from '@functions/orders/contract'
import { Text, View } from '@tarojs/components'
import { Rail } from '@/ui/rail'
import { countSaid, type Definitions as Defined, othersSaid } from './said'

/** The five figures of everything: what was received first and largest. */
export function Totals({ figures, definitions }: { figures: Figures; definitions: Defined }) {
  return (
    <View className="ord-figures">
      {definitions.map(({ key, name }) => (
        <View key={key} className="ord-figure">
          <Text className="ord-figure-name">{name}</Text>
          <Text className="ord-figure-count">{countSaid(figures[key])}</Text>
        </View>
      ))}
    </View>
  )
}

const PERCENT = 100

interface GroupProps {
  readonly group: StatisticsGroup
  readonly most: number
  readonly total: Figures
  readonly definitions: Defined
}

function Group({ group, most, total, definitions }: GroupProps) {
  const { name, figures } = group
  const others = othersSaid(figures, total, definitions)
  return (
    <View className="ord-group">
      <View className="ord-group-head">
        <Text className="ord-group-name">{name}</Text>
        <Text className="ord-group-count">{`收到 ${countSaid(figures.received)}`}</Text>
      </View>
      {figures.received !== null && most > 0 && (
        <View className="ord-bar" aria-hidden>
          <View
            className="ord-bar-part"
            style={{ width: `${Math.round((PERCENT * figures.received) / most)}%` }}
          />
        </View>
      )}
      {others !== '' && <Text className="ord-group-more">{others}</Text>}
    </View>
  )
}

const isEmpty = ({ figures }: StatisticsGroup): boolean => Object.values(figures).every((n) => n === 0)

/** One bar a group, as long as its share of the largest; those without an order stand in one line. */
export function Groups({
  title,
  groups,
  total,
  definitions,
}: {
  title: string
  groups: readonly StatisticsGroup[]
  total: Figures
  definitions: Defined
}) {
  const some = groups
    .filter((group) => !isEmpty(group))
    .sort((one, other) => (other.figures.received ?? 0) - (one.figures.received ?? 0))
  const none = groups.filter(isEmpty)
  const most = Math.max(0, ...some.map(({ figures }) => figures.received ?? 0))
  return (
    <View className="ord-sheet">
      <Rail title={title} />
      {some.map((group) => (
        <Group key={group.groupId} group={group} most={most} total={total} definitions={definitions} />
      ))}
      {none.length > 0 && (
        <View className="ord-group-none">{`还没有单子的：${none.map(({ name }) => name).join('、')}`}</View>
      )}
    </View>
  )
}

/** 这些数怎么算, in the centre's own words. */
export function Definitions({ definitions }: { definitions: Defined }) {
  return (
    <>
      {definitions.map(({ key, name, words }) => (
        <View key={key} className="ord-fact">
          <Text className="ord-fact-name">{name}</Text>
          <Text className="ord-fact-value">{words}</Text>
        </View>
      ))}
    </>
  )
}
