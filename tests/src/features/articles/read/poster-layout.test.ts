import { layPoster, linesOf, POSTER, titleLines } from '@/features/articles/read/poster-layout'

const content = {
  title: '昆都仑区：打造强有力的新型主流舆论阵地',
  columnName: '聚焦昆都仑',
  date: '2019年9月4日',
  digest: '近年来，以习近平同志为核心的党中央高度重视传统媒体和新兴媒体的融合发展。'.repeat(8),
  picture: true,
  siteName: '云上昆都仑',
}

describe('linesOf', () => {
  test('no line begins with a closing sign', () => {
    for (const line of linesOf('一二三四，五六七八。九十', 4, 9)) expect(line).not.toMatch(/^[，。]/)
  })

  test('says with … that there was more, within the lines it may use', () => {
    const lines = linesOf('字'.repeat(100), 10, 3)
    expect(lines).toHaveLength(3)
    expect(lines.at(-1)).toMatch(/…$/)
  })

  test('what fits is not cut', () => {
    expect(linesOf('短题目', 14, 4)).toEqual(['短题目'])
  })
})

describe('titleLines', () => {
  test('clauses set by the editor stay whole', () => {
    expect(titleLines('昆都仑区：｜打造强有力的｜新型主流舆论阵地', 14, 4)).toEqual([
      '昆都仑区：打造强有力的',
      '新型主流舆论阵地',
    ])
  })

  test('a clause longer than the line breaks like any text, without its marks', () => {
    const lines = titleLines(`短｜${'长'.repeat(30)}`, 14, 4)
    expect(lines.join('')).toBe(`短${'长'.repeat(30)}`)
  })

  test('nothing is lost silently when it is too long for the poster', () => {
    expect(titleLines('字'.repeat(100), 14, 4).at(-1)).toMatch(/…$/)
  })
})

describe('layPoster', () => {
  test('nothing stands outside the sheet or on the code', () => {
    for (const picture of [true, false]) {
      for (const title of [content.title, '短', '很长的题目'.repeat(16)]) {
        const { texts, code, height } = layPoster({ ...content, picture, title })
        for (const text of texts) {
          expect(text.y).toBeLessThan(height)
          expect(text.x).toBeGreaterThanOrEqual(POSTER.margin)
        }
        expect(code.y + POSTER.code).toBeLessThan(height)
      }
    }
  })

  test('without a picture the text begins at the top', () => {
    const first = (picture: boolean) => layPoster({ ...content, picture }).texts[0]?.y ?? 0
    expect(first(false)).toBeLessThan(first(true))
  })
})
