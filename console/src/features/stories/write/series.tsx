import { stories } from '@functions/stories/contract'
import type { Series as SeriesData } from '@functions/stories/contract/linking'
import { App, Button, Select } from 'antd'
import { useCallback, useState } from 'react'
import { Link } from 'react-router-dom'
import { api } from '../../../api'
import { sayAll } from '../../../say'
import { Failed } from '../../../ui/failed'
import { useCall } from '../../../use-call'

/** 系列: which stories this one is read after and before. */
export function Series({ storyId }: { readonly storyId: string }) {
  const { message } = App.useApp()
  const { again, put, ...asked } = useCall(
    useCallback(async () => {
      const [{ series }, { series: all }] = await Promise.all([
        api(stories).seriesOf({ storyId }),
        api(stories).seriesList({}),
      ])
      return { series, all }
    }, [storyId]),
  )
  const [name, setName] = useState('')
  const [busy, setBusy] = useState(false)
  if (asked.phase === 'failed') return <Failed error={asked.error} onRetry={again} />
  if (asked.phase === 'loading') return null
  const { series, all } = asked.data
  const act = async (work: () => Promise<SeriesData | null>) => {
    setBusy(true)
    try {
      put({ all, series: await work() })
      setName('')
    } catch (error) {
      message.error(sayAll(error))
      again()
    } finally {
      setBusy(false)
    }
  }
  const place = (to: { seriesId?: string; name?: string }) =>
    act(async () => (await api(stories).placeInSeries({ storyId, ...to })).series)
  /** One step earlier or later. */
  const move = (at: number, by: number) => {
    if (!series) return
    const storyIds = series.stories.map((one) => one.storyId)
    const [moved = ''] = storyIds.splice(at, 1)
    storyIds.splice(at + by, 0, moved)
    const { seriesId, number } = series
    return act(() => api(stories).saveSeries({ seriesId, number, name: series.name, storyIds }))
  }
  const at = series?.stories.findIndex((one) => one.storyId === storyId) ?? -1
  return (
    <section className="rail side-part" aria-labelledby="series">
      <h2 id="series">系列 {series && <span className="meta">共 {series.stories.length} 篇</span>}</h2>
      {series ? (
        <>
          <p>{series.name}</p>
          <ol className="series">
            {series.stories.map((one, index) => (
              <li key={one.storyId}>
                <span className="num meta">{index + 1}</span>
                {one.storyId === storyId ? (
                  <strong>{one.title || '这一篇'}</strong>
                ) : (
                  <Link to={`/stories/${one.storyId}`}>{one.title || '还没有题目'}</Link>
                )}
                {!one.published && <span className="meta">没发布，读者看不到</span>}
              </li>
            ))}
          </ol>
          <div className="comment-actions">
            <Button size="small" disabled={busy || at <= 0} onClick={() => move(at, -1)}>
              往前排
            </Button>
            <Button
              size="small"
              disabled={busy || at === -1 || at === series.stories.length - 1}
              onClick={() => move(at, 1)}
            >
              往后排
            </Button>
            <Button size="small" disabled={busy} onClick={() => place({})}>
              退出系列
            </Button>
          </div>
        </>
      ) : (
        <Select
          className="series-choice"
          aria-label="放进哪个系列"
          showSearch
          allowClear
          disabled={busy}
          placeholder="选一个，或者写个新名字"
          value={null}
          searchValue={name}
          onSearch={setName}
          optionFilterProp="label"
          options={[
            ...all.map((one) => ({ value: one.seriesId, label: `${one.name}（${one.count} 篇）` })),
            ...(name.trim().length >= 2 ? [{ value: '', label: `新开系列：${name.trim()}` }] : []),
          ]}
          onSelect={(seriesId: string | null) => place(seriesId ? { seriesId } : { name: name.trim() })}
        />
      )}
    </section>
  )
}
