import { orders, type Statistics } from '@functions/orders/contract'
import { View } from '@tarojs/components'
import { useCallback, useState } from 'react'
import { api } from '@/api'
import { goTo } from '@/go'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { Instead } from '@/ui/instead'
import { Page } from '@/ui/page'
import { Rail } from '@/ui/rail'
import { StateNote } from '@/ui/state-note'
import { usePage } from '@/use-page'
import '../index.scss'
import { ReadToMe } from '../read-to-me'
import { PATHS } from '../words'
import { Definitions, Groups, Totals } from './parts'
import { spanSaid, summaryOf } from './said'

function Shown({ statistics }: { statistics: Statistics }) {
  const { spans, definitions, smallestGroup, at } = statistics
  const [chosen, setChosen] = useState(spans[0]?.span ?? 'days30')
  const span = spans.find((one) => one.span === chosen)
  if (!span) return null
  return (
    <View className="ord-page">
      <View className="ord-sheet">
        <View className="ord-title" role="heading" aria-level={1}>
          点单办得怎么样
        </View>
        <View className="ord-lead">{spanSaid(span, at)}</View>
        <ChoiceChips
          label="看多长时间的"
          options={spans.map(({ span: value, name }) => ({ value, label: name }))}
          value={chosen}
          onChange={setChosen}
        />
        {span.total.received === 0 ? (
          <View className="ord-note">
            <StateNote tone="info" title="这段时间还没有单子。" body="要人帮忙，点一张就有人接，不收钱。" />
          </View>
        ) : (
          <Totals figures={span.total} definitions={definitions} />
        )}
        <View className="ord-gap">
          <ReadToMe text={summaryOf(span, definitions)} />
        </View>
      </View>
      {span.total.received !== 0 && (
        <>
          <Groups title="各类帮忙" groups={span.categories} total={span.total} definitions={definitions} />
          <Groups title="各个街道" groups={span.streets} total={span.total} definitions={definitions} />
        </>
      )}
      <View className="ord-sheet">
        <Rail title="这些数怎么算" />
        <Definitions definitions={definitions} />
        <View className="ord-definition-note">
          {`少于 ${smallestGroup} 张的不显示，怕看出是谁家。有时多藏一两格，免得从合计里算出来。`}
        </View>
        <ActionBar>
          <Button onTap={() => goTo(PATHS.file)}>点一张单</Button>
        </ActionBar>
      </View>
    </View>
  )
}

/** 统计: how orders fare, by kind of help and by street; numbers of groups and nobody's own. */
export default function StatisticsPage() {
  const { asked, again } = usePage(useCallback((): Promise<Statistics> => api(orders).statistics({}), []))
  return (
    <Page title="点单办得怎么样">
      {asked.phase === 'shown' ? (
        <Shown statistics={asked.data} />
      ) : (
        <Instead asked={asked} what="统计" onRetry={again} />
      )}
    </Page>
  )
}
