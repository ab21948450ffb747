import { articles } from '@functions/articles/contract'
import { App, Button, Select } from 'antd'
import { useCallback, useState } from 'react'
import { api } from '../../../api'
import { mayCall, rolesOf, useMe } from '../../../me'
import { sayAll } from '../../../say'
import { Failed } from '../../../ui/failed'
import { useCall } from '../../../use-call'

/** 专题: where readers find this story beside its column; only for whoever may change topics. */
export function Topics({ storyId }: { readonly storyId: string }) {
  const { staff } = useMe()
  return mayCall(articles.actions.placeInTopic, rolesOf(staff.grants)) ? <Places storyId={storyId} /> : null
}

/** An article has its story's id, published or not. */
const articleIdOf = (storyId: string) => `a${storyId}`

function Places({ storyId }: { readonly storyId: string }) {
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const articleId = articleIdOf(storyId)
  const { again, put, ...asked } = useCall(
    useCallback(() => api(articles).topicsFor({ articleId }), [articleId]),
  )
  if (asked.phase === 'failed') return <Failed error={asked.error} onRetry={again} />
  if (asked.phase === 'loading') return null
  const { topics } = asked.data
  const place = async (topicId: string, section: string | null) => {
    setBusy(true)
    try {
      const now = await api(articles).placeInTopic({ topicId, articleId, section })
      put({ topics: topics.map((one) => (one.topicId === topicId ? now : one)) })
    } catch (error) {
      message.error(sayAll(error))
      again()
    } finally {
      setBusy(false)
    }
  }
  const others = topics.filter(({ section }) => section === null)
  return (
    <section className="rail side-part" aria-labelledby="topics">
      <h2 id="topics">专题</h2>
      <ul className="series">
        {topics.map(
          ({ topicId, title, section, shown }) =>
            section !== null && (
              <li key={topicId}>
                <span>
                  {title}　<span className="meta">{section}</span>
                </span>
                {!shown && <span className="meta">专题还没给读者看</span>}
                <Button size="small" disabled={busy} onClick={() => place(topicId, null)}>
                  拿出来
                </Button>
              </li>
            ),
        )}
      </ul>
      {others.length > 0 ? (
        <Select
          className="series-choice"
          aria-label="放进哪个专题"
          showSearch
          disabled={busy}
          placeholder="放进一个专题"
          value={null}
          optionFilterProp="label"
          options={others.map(({ topicId, title, sections }) => ({
            label: title,
            title,
            options: (sections.length > 0 ? sections : ['最新']).map((name) => ({
              value: JSON.stringify([topicId, name]),
              label: `${title}：${name}`,
            })),
          }))}
          onSelect={(chosen: string | null) => {
            const [topicId, section] = JSON.parse(chosen ?? '[]') as [string, string]
            void place(topicId, section)
          }}
        />
      ) : (
        topics.length === 0 && <p className="meta">还没有专题。在“专题”里新开一个，这里就能放。</p>
      )}
    </section>
  )
}
