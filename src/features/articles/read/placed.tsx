import type { Article, PlacedIn } from '@functions/articles/contract'
import { Text, View } from '@tarojs/components'
import { goTo } from '@/go'
import { ListRow } from '@/ui/list-row'
import { Rail } from '@/ui/rail'
import { openLink } from './links'

const PATHS: Record<PlacedIn['kind'], (id: string) => string> = {
  topic: (id) => `/features/articles/topic/index?id=${id}`,
  series: (id) => `/features/articles/topic/index?id=${id}`,
  issue: (id) => `/features/articles/issue/index?id=${id}`,
}
const NOTES: Record<PlacedIn['kind'], string> = {
  topic: '专题',
  series: '系列，按先后读',
  issue: '这一期也登了',
}

interface PlacedProps {
  readonly forms: NonNullable<Article['forms']>
  readonly placedIn: readonly PlacedIn[]
}

/** 这篇还在哪里: the topics and issues it stands in, and its other forms. */
export function Placed({ forms, placedIn }: PlacedProps) {
  if (forms.length + placedIn.length === 0) return null
  return (
    <View className="placed no-print">
      <Rail title="这篇还在" />
      {placedIn.map(({ kind, id, title }) => (
        <ListRow key={id} title={title} note={NOTES[kind]} onTap={() => goTo(PATHS[kind](id))} />
      ))}
      {forms.map(({ channel, name, link }) =>
        link?.startsWith('https://') ? (
          <ListRow key={channel} title={name} note="看这一版" onTap={() => openLink(link)} />
        ) : (
          <View key={channel} className="placed-form">
            <Text className="placed-name">{name}</Text>
            <Text className="placed-link">{link ?? '已经登了'}</Text>
          </View>
        ),
      )}
    </View>
  )
}
