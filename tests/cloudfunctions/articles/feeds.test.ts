import { leadOf } from '@functions/articles/feeds'
import type { CardRow } from '@functions/articles/store'

const card = (change: Partial<CardRow>): CardRow => ({
  _id: 'a',
  kind: 'text',
  title: '',
  digest: '',
  columnId: 'c',
  unitName: '',
  source: '',
  publishedAt: '2026-11-22T00:00:00.000Z',
  cover: null,
  motif: 'none',
  pinned: false,
  corrected: false,
  minutesToHear: 1,
  rank: '0',
  ...change,
})

describe('leadOf', () => {
  const text = card({ _id: 'text' })
  const photo = card({ _id: 'photo', cover: 'cloud://e.b/public/pictures/x.png' })
  const pinned = card({ _id: 'pinned', pinned: true })

  it('leads with nothing when there is nothing to show', () => {
    expect(leadOf([])).toBeNull()
    expect(leadOf([text, text])).toBeNull()
  })

  it('never draws a motif for a story that must have none', () => {
    expect(leadOf([card({ kind: 'picture', motif: 'none' })])).toBeNull()
  })

  it('prefers the pinned one, then the first with a picture', () => {
    expect(leadOf([pinned, photo])).toBe(pinned)
    expect(leadOf([text, photo])).toBe(photo)
  })

  it('does not fetch a lead from far below', () => {
    expect(leadOf([text, text, text, text, text, text, photo])).toBeNull()
  })
})
