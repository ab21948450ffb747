import { articles, type IssueLine } from '@functions/articles/contract'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import { api } from '@/api'
import { goTo } from '@/go'
import { Button } from '@/ui/button'
import { ListRow } from '@/ui/list-row'
import { Page } from '@/ui/page'
import { StateNote } from '@/ui/state-note'
import '../gathered.scss'
import { Instead } from '@/ui/instead'
import { usePage } from '@/use-page'

interface MoreProps {
  readonly columnId: string
  readonly cursor: string
  readonly onMore: (page: { items: IssueLine[]; nextCursor: string | null }) => void
}

function More({ columnId, cursor, onMore }: MoreProps) {
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle')
  const ask = () => {
    if (state === 'busy') return
    setState('busy')
    api(articles)
      .issues({ columnId, cursor })
      .then(
        (page) => {
          setState('idle')
          onMore(page)
        },
        () => setState('failed'),
      )
  }
  return (
    <Button kind="line" onTap={ask}>
      {state === 'failed' ? '没连上，再试一次' : '再往前'}
    </Button>
  )
}

function Shown({ columnId, first }: { columnId: string; first: Awaited<ReturnType<typeof firstPage>> }) {
  const [page, setPage] = useState(first)
  if (page.items.length === 0) {
    return <StateNote tone="info" title="这个栏目还没有出过刊。" body="有了新的一期，会在这里。" />
  }
  return (
    <>
      {page.items.map(({ issueId, number, on, title }) => (
        <ListRow
          key={issueId}
          title={`第 ${number} 期${title ? `　${title}` : ''}`}
          note={on}
          onTap={() => goTo(`/features/articles/issue/index?id=${issueId}`)}
        />
      ))}
      {page.nextCursor && (
        <More
          columnId={columnId}
          cursor={page.nextCursor}
          onMore={(next) => setPage({ ...page, ...next, items: [...page.items, ...next.items] })}
        />
      )}
    </>
  )
}

const firstPage = (columnId: string) => api(articles).issues({ columnId })

/** 往期: the issues of a column, newest first. */
export default function Issues() {
  const { column = '' } = useRouter().params
  const { asked, again } = usePage(useCallback(() => firstPage(column), [column]))
  const title = asked.phase === 'shown' ? `《${asked.data.columnName}》往期` : '往期'
  return (
    <Page title={title}>
      {asked.phase === 'shown' ? (
        <View className="gathered">
          <View className="gathered-title" role="heading" aria-level={1}>
            {title}
          </View>
          <Shown columnId={column} first={asked.data} />
        </View>
      ) : (
        <Instead asked={asked} what="往期" onRetry={again} />
      )}
    </Page>
  )
}
