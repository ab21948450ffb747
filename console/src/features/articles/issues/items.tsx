import type { IssueContent } from '@functions/articles/contract'
import { Button, Input } from 'antd'
import { useRowKeys } from '../../../ui/use-row-keys'
import { ArticlePicker } from '../article-picker'

type Item = IssueContent['items'][number]

interface ItemsProps {
  readonly items: readonly Item[]
  readonly onChange: (items: Item[]) => void
}

/** 目录: where it stands, its title, and the article it is here, if it is. */
export function Items({ items, onChange }: ItemsProps) {
  const { keyOf, drop } = useRowKeys(items.length)
  const replace = (at: number, part: Partial<Item>) =>
    onChange(items.map((item, index) => (index === at ? { ...item, ...part } : item)))
  return (
    <>
      <h2>目录</h2>
      <p className="meta">选了文章，读者点得开，也看得到它在别的渠道上的样子。</p>
      <ul className="gather-rows">
        {items.map(({ where, title, articleId }, at) => (
          <li key={keyOf(at)} className="gather-row gather-item">
            <Input
              aria-label={`第 ${at + 1} 条在哪里`}
              placeholder="第 1 版、03:15"
              value={where}
              maxLength={20}
              onChange={({ target }) => replace(at, { where: target.value })}
            />
            <Input
              aria-label={`第 ${at + 1} 条的题目`}
              placeholder="题目"
              value={title}
              maxLength={64}
              onChange={({ target }) => replace(at, { title: target.value })}
            />
            <ArticlePicker
              id={`item-${at}`}
              label={`第 ${at + 1} 条的文章`}
              single
              value={articleId === null ? [] : [articleId]}
              onChange={([chosen], titles) =>
                replace(at, {
                  articleId: chosen ?? null,
                  ...(title === '' && chosen ? { title: (titles.get(chosen) ?? '').slice(0, 64) } : {}),
                })
              }
            />
            <Button
              onClick={() => {
                drop(at)
                onChange(items.filter((_, index) => index !== at))
              }}
            >
              去掉
            </Button>
          </li>
        ))}
      </ul>
      <Button onClick={() => onChange([...items, { articleId: null, title: '', where: '' }])}>添一条</Button>
    </>
  )
}
