import * as fc from 'fast-check'
import { sentencesOf } from '@/aloud/sentences'

describe('sentencesOf', () => {
  test('nothing to say gives nothing', () => {
    expect(sentencesOf('')).toEqual([])
    expect(sentencesOf('\n——\n。。。')).toEqual([])
  })

  test('cuts after the full stop, and keeps closing quotes with their sentence', () => {
    expect(sentencesOf('他说：“好。”走了。真的？')).toEqual(['他说：“好。”', '走了。', '真的？'])
  })

  test('a sentence longer than a voice can hold is cut at a comma', () => {
    const pieces = sentencesOf(`${'长'.repeat(100)}，${'句'.repeat(100)}。`)
    expect(pieces).toEqual([`${'长'.repeat(100)}，`, `${'句'.repeat(100)}。`])
  })

  test('no word of any text is lost, and no piece is too long', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[一-龥a-z0-9，。！？；、“”\n]{0,600}$/), (text) => {
        const pieces = sentencesOf(text)
        const words = (from: string) => from.replace(/[^\p{L}\p{N}]/gu, '')
        expect(words(pieces.join(''))).toBe(words(text))
        for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(120)
      }),
    )
  })

  test('no character is cut in two, and WeChat’s voice can hold every piece', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 100, maxLength: 400 }), (text) => {
        for (const piece of sentencesOf(text)) {
          const bytes = Buffer.from(piece)
          expect(bytes.toString()).toBe(piece)
          expect(bytes.length).toBeLessThanOrEqual(1000)
        }
      }),
    )
    expect(sentencesOf('𠮷'.repeat(130)).join('')).toBe('𠮷'.repeat(130))
  })
})
