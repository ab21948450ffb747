import { defineMachine } from '../../../cloudfunctions/_common/machine'

const lamp = defineMachine<'broken' | 'lit', 'mend' | 'smash'>({
  mend: { from: ['broken'], to: 'lit', by: ['editor', 'administrator'] },
  smash: { from: ['lit'], to: 'broken', by: ['resident'] },
})

it('refuses an event that the state does not know', () => {
  expect(() => lamp.next('lit', 'mend')).toThrow(expect.objectContaining({ code: 'wrong_state' }))
})

it('goes where the table says', () => {
  expect(lamp.next('broken', 'mend')).toBe('lit')
  expect(lamp.next('lit', 'smash')).toBe('broken')
})

it('offers only what both the state and a role allow', () => {
  expect(lamp.allowed('broken', ['resident'])).toEqual([])
  expect(lamp.allowed('lit', ['editor'])).toEqual([])
  expect(lamp.allowed('broken', ['visitor', 'editor'])).toEqual(['mend'])
})
