import { fireEvent, render, screen } from '@testing-library/react'
import type { ComponentProps } from 'react'
import { ProvenanceStrip } from '@/ui/provenance-strip'

const REVIEWS = [
  { stage: '初审', by: '采编中心编辑', at: '9-03 18:20' },
  { stage: '复审', by: '采编中心主任', at: '9-03 21:06' },
  { stage: '终审', by: '中心值班副主任', at: '9-04 02:41' },
]
const draw = (props: Partial<ComponentProps<typeof ProvenanceStrip>> = {}) =>
  render(
    <ProvenanceStrip
      date="2019-09-04 02:58"
      unit="宣传部"
      source="包头日报"
      reads={4121}
      reviews={REVIEWS}
      aiShare={0}
      corrections={0}
      {...props}
    />,
  ).container

test('nothing is claimed that did not happen', () => {
  expect(draw({ reviews: [] }).textContent).toContain('没有随稿公布审核记录')
  expect(draw({ reviews: REVIEWS.slice(0, 2) }).textContent).not.toContain('三审三校已完成')
  expect(draw({ aiShare: 30 }).textContent).not.toContain('没有使用 AI')
})

test('date, unit, source and count are in the open, who reviewed is one tap away', () => {
  const strip = draw()
  for (const words of [
    '2019-09-04 02:58',
    '宣传部',
    '包头日报',
    '4,121',
    '三审三校已完成',
    '没有使用 AI 生成内容',
  ]) {
    expect(strip.textContent).toContain(words)
  }
  expect(strip.textContent).not.toContain('采编中心主任')
  const fold = screen.getByRole('button', { expanded: false })
  fireEvent.click(fold)
  expect(strip.textContent).toContain('采编中心主任')
  expect(strip.textContent).toContain('可以从阅读记录重新数出来')
  fireEvent.click(screen.getByRole('button', { expanded: true }))
  expect(strip.textContent).not.toContain('采编中心主任')
})

test('AI share and corrections are said in words', () => {
  expect(draw({ aiShare: 30 }).textContent).toContain('约 30% 的句子由 AI 生成')
  expect(draw({ corrections: 2 }).textContent).toContain('更正过 2 次')
})

test('without a source the unit is the source', () => {
  expect(draw({ source: '' }).textContent?.match(/宣传部/g)).toHaveLength(2)
})

test('长辈版: everything folds under one question', () => {
  const strip = draw({ question: '这是谁发的' })
  expect(strip.textContent).toBe('这是谁发的')
  fireEvent.click(screen.getByRole('button'))
  expect(strip.textContent).toContain('宣传部')
})
