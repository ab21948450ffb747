import type { Grant } from '../../../cloudfunctions/_common/grants'
import type { Caller } from '../../../cloudfunctions/_server/caller'
import { requirePermit } from '../../../cloudfunctions/_server/permits'

const holding = (...grants: Grant[]) => ({ grants }) as unknown as Caller
const anEditor = (units: Grant['units'], columns: Grant['columns']): Grant => ({
  role: 'editor',
  units,
  columns,
})
const AT = { unitId: 'housing', columnId: 'notices' }
const refused = expect.objectContaining({ code: 'not_allowed' })

it.each([
  ['nothing', holding()],
  ['another role', holding({ role: 'reporter', units: '*', columns: '*' })],
  ['another unit', holding(anEditor(['justice'], '*'))],
  ['another column', holding(anEditor('*', ['laws']))],
  [
    'two halves that do not add up',
    holding(anEditor(['housing'], ['laws']), anEditor(['justice'], ['notices'])),
  ],
  ['no unit and no column', holding(anEditor([], []))],
])('refuses who holds %s', (_, caller) => {
  expect(() => requirePermit(caller, ['editor'], AT)).toThrow(refused)
})

it('refuses a record without a unit to all but those who hold every unit', () => {
  const nowhere = { unitId: null, columnId: null }
  expect(() => requirePermit(holding(anEditor(['housing'], ['notices'])), ['editor'], nowhere)).toThrow(
    refused,
  )
  expect(() => requirePermit(holding(anEditor('*', '*')), ['editor'], nowhere)).not.toThrow()
})

it.each([
  ['everything', holding(anEditor('*', '*'))],
  ['this unit and column', holding(anEditor(['housing'], ['notices']))],
  ['one fitting grant of two', holding(anEditor(['justice'], '*'), anEditor(['housing'], '*'))],
])('lets pass who holds %s', (_, caller) => {
  expect(() => requirePermit(caller, ['editor', 'administrator'], AT)).not.toThrow()
})
