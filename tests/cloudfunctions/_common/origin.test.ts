import { aiShare, digitalSourceType, sharesOf } from '../../../cloudfunctions/_common/origin'
import { StoryDocument } from '../../../cloudfunctions/_common/story-document'
import { bodyHtml } from '../../../cloudfunctions/_common/story-html'

const run = (text: string, by?: 'ai' | 'ai_edited') => ({
  type: 'text' as const,
  text,
  ...(by ? { marks: [{ type: 'origin' as const, attrs: { by } }] } : {}),
})
const documentOf = (...content: ReturnType<typeof run>[]): StoryDocument => ({
  type: 'doc',
  content: [
    { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph', content }] }] },
  ],
})

test.each([
  ['a person alone', [run('人写的字')], 0, null],
  ['a model alone', [run('机器写的', 'ai')], 1, 'trainedAlgorithmicMedia'],
  ['a model, edited', [run('机器写的', 'ai_edited')], 1, 'compositeWithTrainedAlgorithmicMedia'],
  [
    'both',
    [run('人人人'), run('机 器器', 'ai'), run('改改', 'ai_edited')],
    0.63,
    'compositeWithTrainedAlgorithmicMedia',
  ],
  [
    'a word among thousands',
    [run('人'.repeat(5000)), run('机', 'ai')],
    0.01,
    'compositeWithTrainedAlgorithmicMedia',
  ],
] as const)('%s', (_, runs, share, type) => {
  const document = documentOf(...runs)
  expect(StoryDocument.parse(document)).toEqual(document)
  expect(aiShare(document)).toBe(share)
  expect(digitalSourceType(document)).toBe(type && `http://cv.iptc.org/newscodes/digitalsourcetype/${type}`)
})

test('an origin that nobody knows is refused by the schema and counts as a person', () => {
  const odd = { type: 'text', text: '字', marks: [{ type: 'origin', attrs: { by: 'somebody' } }] }
  const document = { type: 'doc', content: [{ type: 'paragraph', content: [odd] }] }
  expect(StoryDocument.safeParse(document).success).toBe(false)
  expect(sharesOf(document)).toEqual({ human: 1, ai: 0, ai_edited: 0 })
})

test('the marks change nothing of what readers see in the text', () => {
  const look = { attributes: () => '', pictureOf: () => '', hrefOf: () => null }
  const html = (...runs: ReturnType<typeof run>[]) => bodyHtml(documentOf(...runs).content, look)
  expect(html(run('机器写的', 'ai'))).toBe(html(run('机器写的')))
})
