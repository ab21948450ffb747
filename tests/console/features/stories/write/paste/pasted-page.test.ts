import { readFileSync } from 'node:fs'
import { pastedPage } from '@console/features/stories/write/paste/pasted-page'
import { plainText } from '@functions/_common/story-document'

it.each(['', '今天天气好。', '一段\n两段\n三段', '发布日期:2019-09-04'])('%j is no page', (text) => {
  expect(pastedPage(text)).toBeNull()
})

it('takes the facts of the sample page and leaves its navigation', () => {
  const page = pastedPage(readFileSync('site/sample/seed-article.txt', 'utf8'))
  expect(page?.facts).toEqual({
    title: '昆都仑区：打造强有力的新型主流舆论阵地',
    datedAt: '2019-09-03T18:58:00.000Z',
    unitId: 'publicity',
    unitName: '宣传部',
    source: '包头日报',
    author: '文/闫静 廖美丽 图/冯雪 赵金凤',
  })
  const words = page ? plainText(page.document) : ''
  expect(words).toMatch(/^近年来，以习近平同志为核心的党中央/)
  expect(words).not.toMatch(/登录|扫码访问|返回上页/)
})

it('names a unit that is not ours without choosing one', () => {
  const page = pastedPage('某地的消息\n发布日期:2020-01-02 发布单位:别处 来源:某报\n\n正文在这里。')
  expect(page?.facts).toMatchObject({ unitId: null, unitName: '别处' })
})
