import { articles, type Topic, type TopicContent } from '@functions/articles/contract'
import { Button, Checkbox, Drawer, Input } from 'antd'
import { useState } from 'react'
import { api } from '../../../api'
import { useRowKeys } from '../../../ui/use-row-keys'
import { ArticlePicker } from '../article-picker'
import '../gatherings.css'
import { PictureField } from '../picture-field'
import { useSaving } from '../use-saving'
import { Upcoming } from './upcoming'

interface TopicFormProps {
  readonly topic: Topic | null
  readonly onSaved: () => void
  readonly onClose: () => void
}

const EMPTY: TopicContent = {
  title: '',
  intro: '',
  cover: null,
  sections: [{ name: '最新', articleIds: [] }],
  upcoming: [],
  shown: false,
}

const contentOf = ({ title, intro, cover, sections, upcoming, shown }: Topic): TopicContent => ({
  title,
  intro,
  cover,
  sections,
  upcoming,
  shown,
})

/** A topic: what it is about, its sections with their articles, and what is still to come. */
export function TopicForm({ topic, onSaved, onClose }: TopicFormProps) {
  const [content, setContent] = useState<TopicContent>(topic ? contentOf(topic) : EMPTY)
  const { busy, save } = useSaving(onSaved)
  const put = (part: Partial<TopicContent>) => setContent((known) => ({ ...known, ...part }))
  const send = () =>
    save(() =>
      api(articles).saveTopic({ topicId: topic?.topicId ?? null, revision: topic?.revision ?? 0, content }),
    )
  return (
    <Drawer
      open
      size={Math.min(760, window.innerWidth)}
      title={topic ? `改专题：${topic.title}` : '新专题'}
      onClose={onClose}
      extra={
        <Button type="primary" loading={busy} disabled={content.title.trim().length < 2} onClick={send}>
          存
        </Button>
      }
    >
      <div className="gather-form">
        <div className="form-line">
          <label htmlFor="topic-title">名字</label>
          <Input
            id="topic-title"
            value={content.title}
            maxLength={40}
            onChange={({ target }) => put({ title: target.value })}
          />
        </div>
        <div className="form-line">
          <label htmlFor="topic-intro">导语</label>
          <Input.TextArea
            id="topic-intro"
            value={content.intro}
            maxLength={600}
            rows={3}
            onChange={({ target }) => put({ intro: target.value })}
          />
        </div>
        <div className="gather-side">
          <PictureField label="封面" fileId={content.cover} onChange={(cover) => put({ cover })} />
          {content.cover && <Button onClick={() => put({ cover: null })}>不要封面</Button>}
          <Checkbox checked={content.shown} onChange={({ target }) => put({ shown: target.checked })}>
            读者看得到
          </Checkbox>
        </div>
        <Sections sections={content.sections} onChange={(sections) => put({ sections })} />
        <Upcoming upcoming={content.upcoming} onChange={(upcoming) => put({ upcoming })} />
      </div>
    </Drawer>
  )
}

interface SectionsProps {
  readonly sections: TopicContent['sections']
  readonly onChange: (sections: TopicContent['sections']) => void
}

function Sections({ sections, onChange }: SectionsProps) {
  const { keyOf, drop } = useRowKeys(sections.length)
  const replace = (at: number, part: Partial<TopicContent['sections'][number]>) =>
    onChange(sections.map((section, index) => (index === at ? { ...section, ...part } : section)))
  return (
    <>
      <h2>板块和文章</h2>
      <ul className="gather-rows">
        {sections.map((section, at) => (
          <li key={keyOf(at)} className="gather-row">
            <Input
              aria-label={`第 ${at + 1} 个板块的名字`}
              value={section.name}
              maxLength={20}
              onChange={({ target }) => replace(at, { name: target.value })}
            />
            <ArticlePicker
              id={`section-${at}`}
              label={`${section.name}的文章`}
              value={section.articleIds}
              onChange={(articleIds) => replace(at, { articleIds })}
            />
            <Button
              onClick={() => {
                drop(at)
                onChange(sections.filter((_, index) => index !== at))
              }}
            >
              去掉
            </Button>
          </li>
        ))}
      </ul>
      <Button onClick={() => onChange([...sections, { name: '', articleIds: [] }])}>添一个板块</Button>
    </>
  )
}
