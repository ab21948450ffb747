import { articles } from '@functions/articles/contract'
import { Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { api } from '../../api'

interface ArticlePickerProps {
  readonly id: string
  readonly label: string
  readonly value: readonly string[]
  /** One article, or as many as a section holds. */
  readonly single?: boolean
  readonly onChange: (articleIds: string[], titles: ReadonlyMap<string, string>) => void
}

const ASKED_AFTER_MS = 300

/** Published articles, found by words of their titles; what is chosen shows its title, not its code. */
export function ArticlePicker({ id, label, value, single = false, onChange }: ArticlePickerProps) {
  const [titles, setTitles] = useState<ReadonlyMap<string, string>>(new Map())
  const [found, setFound] = useState<readonly string[]>([])
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const asked = useRef('')

  const take = async (words: string, articleIds?: string[]) => {
    asked.current = words
    try {
      const { items } = await api(articles).findArticles({ words, ...(articleIds ? { articleIds } : {}) })
      setTitles(
        (known) => new Map([...known, ...items.map((item) => [item.articleId, plain(item.title)] as const)]),
      )
      if (!articleIds && asked.current === words) setFound(items.map(({ articleId }) => articleId))
    } catch {
      // the list stays as it was; typing once more asks again
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what was chosen before
  useEffect(() => {
    if (value.length > 0) void take('', [...value])
    void take('')
    return () => clearTimeout(timer.current)
  }, [])

  const shown = [...new Set([...value, ...found])]
  return (
    <Select<string[]>
      id={id}
      aria-label={label}
      mode="multiple"
      {...(single ? { maxCount: 1 } : {})}
      className="wide-field"
      placeholder="按题目里的词找"
      value={[...value]}
      filterOption={false}
      notFoundContent="没有这样的文章。换个词试试。"
      options={shown.map((articleId) => ({
        value: articleId,
        label: titles.get(articleId) ?? '读不到的文章（可能撤下了）',
      }))}
      onSearch={(words) => {
        clearTimeout(timer.current)
        timer.current = setTimeout(() => void take(words.trim().slice(0, 40)), ASKED_AFTER_MS)
      }}
      onChange={(next) => onChange(next, titles)}
    />
  )
}

const plain = (title: string) => title.replaceAll('｜', '')
