import { originOfSentence, originStretches } from '../../../cloudfunctions/_common/sentence-origin'
import type { StoryDocument } from '../../../cloudfunctions/_common/story-document'

const by = (text: string, origin?: 'ai' | 'ai_edited', bold = false) => ({
  type: 'text' as const,
  text,
  marks: [
    ...(bold ? [{ type: 'bold' as const }] : []),
    ...(origin ? [{ type: 'origin' as const, attrs: { by: origin } }] : []),
  ],
})
const item = (text: string, origin?: 'ai') => ({
  type: 'listItem' as const,
  content: [{ type: 'paragraph' as const, content: [by(text, origin)] }],
})
const document: StoryDocument = {
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      content: [by('人写的。'), by('机器', 'ai'), by('写的。', 'ai', true), by('改过。', 'ai_edited')],
    },
    { type: 'bulletList', content: [item('人的'), item('机器的', 'ai')] },
  ],
}

test('words of one hand are one stretch, whatever their weight, and lines of a list are counted as the plain text has them', () => {
  expect(originStretches(document)).toEqual([
    { block: 0, from: 4, to: 9, by: 'ai' },
    { block: 0, from: 9, to: 12, by: 'ai_edited' },
    { block: 1, from: 3, to: 6, by: 'ai' },
  ])
})

test.each([
  [0, 0, 4, 'human'],
  [0, 4, 9, 'ai'],
  [0, 9, 12, 'ai_edited'],
  // half a person's: no longer a model's alone
  [0, 2, 9, 'ai_edited'],
  [0, 4, 12, 'ai_edited'],
  [1, 0, 2, 'human'],
  [1, 3, 6, 'ai'],
])('block %i, %i to %i is %s', (block, from, to, origin) => {
  expect(originOfSentence(originStretches(document), { block, from, to })).toBe(origin)
})

test('a title is a person’s', () => {
  expect(originOfSentence(originStretches(document), { block: null, from: 0, to: 9 })).toBe('human')
})
