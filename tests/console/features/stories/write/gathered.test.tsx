import '../../../support/text-encoder'
import { Series } from '@console/features/stories/write/series'
import { Topics } from '@console/features/stories/write/topics'
import { act, fireEvent, screen } from '@testing-library/react'
import { fakeCloud, Refusal } from '../../../../support/fake-cloud'
import { atDesk, completeWindow } from '../../../support/desk'

beforeAll(completeWindow)

const press = (name: string) =>
  act(async () => void fireEvent.click(screen.getByRole('button', { name }) as HTMLElement))
/** Opens a choice and takes what is written there. */
async function choose(label: string, option: string) {
  await act(async () => void fireEvent.mouseDown(screen.getByLabelText(label)))
  await act(async () => void fireEvent.click(screen.getByTitle(option)))
}

describe('the topics of a story', () => {
  const topic = { topicId: 't1', title: '加装电梯', sections: ['最新', '收费'], section: null, shown: false }

  test('are not asked for by whoever may not change them', async () => {
    const sent = fakeCloud({})
    await act(async () => void atDesk(<Topics storyId="s1" />, ['reporter']))
    expect(sent).toEqual([])
    expect(screen.queryByText('专题')).toBeNull()
  })

  test('a story goes into a part of a topic, and out of it again', async () => {
    const sent = fakeCloud({
      'articles.topicsFor': () => ({ topics: [topic] }),
      'articles.placeInTopic': ({ section }) => ({ ...topic, section }),
    })
    await act(async () => void atDesk(<Topics storyId="s1" />, ['editor']))
    await choose('放进哪个专题', '加装电梯：收费')
    expect(sent.at(-1)?.input).toEqual({ topicId: 't1', articleId: 'as1', section: '收费' })
    expect(screen.getByText('专题还没给读者看')).toBeTruthy()
    await press('拿出来')
    expect(sent.at(-1)?.input).toEqual({ topicId: 't1', articleId: 'as1', section: null })
    expect(screen.queryByRole('button', { name: '拿出来' })).toBeNull()
  })

  test('what was refused is said, and the place is asked for anew', async () => {
    const sent = fakeCloud({
      'articles.topicsFor': () => ({ topics: [{ ...topic, section: '最新' }] }),
      'articles.placeInTopic': () => {
        throw new Refusal('changed_meanwhile')
      },
    })
    await act(async () => void atDesk(<Topics storyId="s1" />, ['editor']))
    await press('拿出来')
    expect(sent.map(({ action }) => action)).toEqual(['topicsFor', 'placeInTopic', 'topicsFor'])
    expect(screen.getByRole('button', { name: '拿出来' })).toBeTruthy()
  })
})

describe('the series of a story', () => {
  const one = (storyId: string, title: string, published = true) => ({ storyId, title, published })
  const series = {
    seriesId: 'r1',
    number: 3,
    name: '小巷里的人',
    stories: [one('s0', '修车的老周'), one('s1', '卖花的小韩', false)],
  }

  test('a new name opens one', async () => {
    const sent = fakeCloud({
      'stories.seriesOf': () => ({ series: null }),
      'stories.seriesList': () => ({ series: [] }),
      'stories.placeInSeries': () => ({ series }),
    })
    await act(async () => void atDesk(<Series storyId="s1" />, ['editor']))
    await act(
      async () =>
        void fireEvent.change(screen.getByLabelText('放进哪个系列'), { target: { value: '小巷里的人' } }),
    )
    await act(async () => void fireEvent.click(screen.getByTitle('新开系列：小巷里的人')))
    expect(sent.at(-1)?.input).toEqual({ storyId: 's1', name: '小巷里的人' })
    expect(screen.getByText('共 2 篇')).toBeTruthy()
  })

  test('it moves one place, and the last cannot move on', async () => {
    const sent = fakeCloud({
      'stories.seriesOf': () => ({ series }),
      'stories.seriesList': () => ({ series: [] }),
      'stories.saveSeries': ({ storyIds }) => ({
        ...series,
        stories: (storyIds as string[]).map((id) => series.stories.find(({ storyId }) => storyId === id)),
      }),
    })
    await act(async () => void atDesk(<Series storyId="s1" />, ['editor']))
    expect(screen.getByText('没发布，读者看不到')).toBeTruthy()
    expect((screen.getByRole('button', { name: '往后排' }) as HTMLButtonElement).disabled).toBe(true)
    await press('往前排')
    expect(sent.at(-1)?.input).toEqual({
      seriesId: 'r1',
      number: 3,
      name: '小巷里的人',
      storyIds: ['s1', 's0'],
    })
    expect((screen.getByRole('button', { name: '往前排' }) as HTMLButtonElement).disabled).toBe(true)
  })

  test('a list that somebody else moved meanwhile is shown as it is now', async () => {
    let now = series
    const sent = fakeCloud({
      'stories.seriesOf': () => ({ series: now }),
      'stories.seriesList': () => ({ series: [] }),
      'stories.saveSeries': () => {
        now = { ...series, number: 4, name: '小巷里的人们' }
        throw new Refusal('changed_meanwhile')
      },
    })
    await act(async () => void atDesk(<Series storyId="s1" />, ['editor']))
    await press('往前排')
    expect(sent.filter(({ action }) => action === 'seriesOf')).toHaveLength(2)
    expect(screen.getByText('小巷里的人们')).toBeTruthy()
  })
})
