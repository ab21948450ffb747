import { Text, View } from '@tarojs/components'
import { Icon, type IconName } from '../icon'
import './index.scss'

interface ListRowProps {
  readonly title: string
  readonly note?: string
  readonly icon?: IconName
  readonly onTap: () => void
}

/** A row that leads somewhere: the whole row is the target. */
export function ListRow({ title, note, icon, onTap }: ListRowProps) {
  return (
    <View className="list-row" role="link" aria-label={note ? `${title}，${note}` : title} onClick={onTap}>
      {icon && <Icon name={icon} tone="steel" />}
      <View className="list-row-words">
        <Text className="list-row-title">{title}</Text>
        {note && <Text className="list-row-note">{note}</Text>}
      </View>
      <Icon name="chevron-right" tone="ink-3" />
    </View>
  )
}
