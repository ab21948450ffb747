import '../../../support/text-encoder'
import { forgetForm, keepForm, keptFormKey, recallForm } from '@console/features/stories/renditions/kept-form'

const key = keptFormKey('p1', 's1', 'newspaper')
beforeEach(() => localStorage.clear())

test('what is not a kept form is not taken for one', () => {
  expect(recallForm(key)).toBeNull()
  localStorage.setItem(key, '{')
  expect(recallForm(key)).toBeNull()
  localStorage.setItem(key, JSON.stringify({ number: 1, body: { kind: 'text' } }))
  expect(recallForm(key)).toBeNull()
})

test('words come back as they were typed, for the same person, story and form, until they are given up', () => {
  const kept = { number: 3, body: { kind: 'text' as const, text: '　　改了一半' } }
  keepForm(key, kept)
  expect(recallForm(key)).toEqual(kept)
  expect(recallForm(keptFormKey('p2', 's1', 'newspaper'))).toBeNull()
  expect(recallForm(keptFormKey('p1', 's1', 'broadcast'))).toBeNull()
  forgetForm(key)
  expect(recallForm(key)).toBeNull()
})
