import { ScrollView, Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Icon } from '../icon'
import './index.scss'

interface ColumnTabsProps {
  readonly items: readonly { readonly columnId: string; readonly name: string }[]
  readonly current: string
  readonly onChange: (columnId: string) => void
  /** Opens the list of all columns: nothing is reachable by swiping alone. */
  readonly onAll: () => void
}

export function ColumnTabs({ items, current, onChange, onAll }: ColumnTabsProps) {
  // a browser's ScrollView goes to a tab only when it is told a new one, so the first is told after it stands there
  const [shown, setShown] = useState('')
  useEffect(() => setShown(`tab-${current}`), [current])
  return (
    <View className="column-tabs">
      <ScrollView className="column-tabs-scroll" scrollX scrollIntoView={shown}>
        <View className="column-tabs-row" role="tablist" aria-label="栏目">
          {items.map(({ columnId, name }) => {
            const on = columnId === current
            return (
              <View
                key={columnId}
                id={`tab-${columnId}`}
                className={on ? 'column-tab column-tab-on' : 'column-tab'}
                role="tab"
                aria-selected={on}
                aria-label={`${name}${on ? '，已选中' : ''}，共 ${items.length} 个栏目`}
                onClick={() => onChange(columnId)}
              >
                <Text>{name}</Text>
              </View>
            )
          })}
        </View>
      </ScrollView>
      <View className="column-tabs-all" role="button" aria-label="全部栏目" onClick={onAll}>
        <Icon name="view-list" tone="ink" />
      </View>
    </View>
  )
}
