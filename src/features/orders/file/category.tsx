import { ORDER_MENU } from '@site/orders'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { Icon } from '@/ui/icon'
import { Fault, type PartProps } from './parts'

const SHOWN_AT_FIRST = 6
const { categories } = ORDER_MENU

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
