import '../../support/text-encoder'
import { IssueForm } from '@console/features/articles/issues/issue-form'
import { Items } from '@console/features/articles/issues/items'
import { TopicForm } from '@console/features/articles/topics/topic-form'
import type { IssueContent, Topic } from '@functions/articles/contract'
import { act, fireEvent, screen, within } from '@testing-library/react'
import { useState } from 'react'
import { fakeCloud, Refusal } from '../../../support/fake-cloud'
import { atDesk, completeWindow } from '../../support/desk'

beforeAll(completeWindow)

const TITLES: Record<string, string> = { a1: '怎么商量', a2: '怎么收费' }
const found = ({ articleIds = [] }: { articleIds?: string[] }) => ({
  items: articleIds.map((articleId) => ({
    articleId,
    title: TITLES[articleId],
    columnId: 'news',
    publishedAt: '2026-11-20T01:00:00.000Z',
  })),
})
const topic: Topic = {
  topicId: 't1',
  revision: 4,
  title: '加装电梯',
  intro: '',
  cover: null,
  sections: [
    { name: '商量', articleIds: ['a1'] },
    { name: '收费', articleIds: ['a2'] },
  ],
  upcoming: [],
  shown: true,
  updatedAt: '2026-11-20T01:00:00.000Z',
  updatedBy: '陈志远',
}

test('a section that is taken out leaves the others their articles, by name', async () => {
  const sent = fakeCloud({ 'articles.findArticles': found, 'articles.saveTopic': () => topic })
  const onSaved = jest.fn()
  await act(
    async () => void atDesk(<TopicForm topic={topic} onSaved={onSaved} onClose={jest.fn()} />, ['editor']),
  )
  const [first] = screen.getAllByRole('button', { name: '去掉' })
  await act(async () => void fireEvent.click(first as HTMLElement))
  // the picker knows titles of what it was opened with: as another row's it would show a code
  expect(screen.getByText('怎么收费')).toBeTruthy()
  await act(async () => void fireEvent.click(screen.getByRole('button', { name: '存' })))
  expect(sent.find(({ action }) => action === 'saveTopic')?.input).toMatchObject({
    topicId: 't1',
    revision: 4,
    content: { sections: [{ name: '收费', articleIds: ['a2'] }] },
  })
  expect(onSaved).toHaveBeenCalled()
})

test('a topic that somebody changed meanwhile stays open with what was written', async () => {
  fakeCloud({
    'articles.findArticles': found,
    'articles.saveTopic': () => {
      throw new Refusal('changed_meanwhile')
    },
  })
  const onSaved = jest.fn()
  await act(
    async () => void atDesk(<TopicForm topic={topic} onSaved={onSaved} onClose={jest.fn()} />, ['editor']),
  )
  fireEvent.change(screen.getByLabelText('名字'), { target: { value: '电梯上了楼' } })
  await act(async () => void fireEvent.click(screen.getByRole('button', { name: '存' })))
  expect(onSaved).not.toHaveBeenCalled()
  expect((screen.getByLabelText('名字') as HTMLInputElement).value).toBe('电梯上了楼')
})

function Kept() {
  const [items, setItems] = useState<readonly IssueContent['items'][number][]>([
    { articleId: null, title: '头条', where: '第 1 版' },
    { articleId: null, title: '二条', where: '第 2 版' },
  ])
  return <Items items={items} onChange={setItems} />
}

test('an item that is taken out of an issue leaves the focus where somebody writes', async () => {
  fakeCloud({ 'articles.findArticles': found })
  await act(async () => void atDesk(<Kept />, ['editor']))
  const second = screen.getByLabelText('第 2 条的题目')
  second.focus()
  const [first] = screen.getAllByRole('listitem')
  await act(
    async () => void fireEvent.click(within(first as HTMLElement).getByRole('button', { name: '去掉' })),
  )
  expect(document.activeElement).toBe(second)
  expect((second as HTMLInputElement).value).toBe('二条')
})

test('an issue without its day cannot be saved', async () => {
  fakeCloud({ 'articles.findArticles': found, 'articles.columns': () => ({ columns: [] }) })
  await act(
    async () =>
      void atDesk(<IssueForm issue={null} columns={[]} onSaved={jest.fn()} onClose={jest.fn()} />, [
        'editor',
      ]),
  )
  const save = screen.getByRole('button', { name: '存' }) as HTMLButtonElement
  const day = screen.getByLabelText('哪天出的')
  fireEvent.change(day, { target: { value: '' } })
  expect(save.disabled).toBe(true)
  fireEvent.change(day, { target: { value: '2026-11-23' } })
  expect(save.disabled).toBe(false)
})
