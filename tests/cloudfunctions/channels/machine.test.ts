import {
  PUBLICATION_STATE_LABELS,
  PUBLICATION_STATES,
  publicationMachine,
  WAITING,
} from '../../../cloudfunctions/channels/machine'

const events = Object.keys(publicationMachine.transitions) as (keyof typeof publicationMachine.transitions)[]

it('moves by its table and by nothing else, over every state and event', () => {
  for (const state of PUBLICATION_STATES) {
    for (const event of events) {
      const { from, to } = publicationMachine.transitions[event]
      const move = () => publicationMachine.next(state, event)
      if ((from as readonly string[]).includes(state)) expect(move()).toBe(to)
      else expect(move).toThrow(expect.objectContaining({ code: 'wrong_state' }))
    }
  }
})

it('leads from every state on, and names each in Chinese', () => {
  for (const state of PUBLICATION_STATES) {
    expect(publicationMachine.allowed(state, ['editor'])).not.toEqual([])
    expect(PUBLICATION_STATE_LABELS[state]).toMatch(/[一-龥]/)
  }
})

it('reaches “published” by a tick or by taking back what took its place, never by an order', () => {
  const toPublished = events.filter((event) => publicationMachine.transitions[event].to === 'published')
  expect(toPublished).toEqual(['publish', 'replacePicture', 'keepPicture', 'undoSupersede'])
  // a picture is replaced where the text stands already
  for (const event of ['replacePicture', 'keepPicture'] as const)
    expect(publicationMachine.transitions[event].from).toEqual(['to_replace_picture'])
  for (const state of WAITING) expect(publicationMachine.allowed(state, ['reporter'])).toEqual([])
})
