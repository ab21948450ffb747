import { ACCUMULATORS } from '../../../../emulator/database/aggregation/accumulators'
import { OPERATORS } from '../../../../emulator/database/aggregation/expressions/operators'
import { SOURCES, STAGES } from '../../../../emulator/database/aggregation/stages'
import { $ } from './aggregating'

/** Methods of the SDK's pipeline that are no stages. */
const OTHERS = ['constructor', 'end', 'unwrap', 'done', '_pipe']
/** What the SDK calls otherwise than the wire. */
const RENAMED: Readonly<Record<string, string>> = { neq: 'ne' }

test('every expression and accumulator that the SDK has is known', () => {
  const names = Object.keys($).filter((name) => name !== 'pipeline')
  expect(names.length).toBeGreaterThan(90)
  const unknown = names
    .map((name) => `$${RENAMED[name] ?? name}`)
    .filter((name) => !OPERATORS.has(name) && !ACCUMULATORS.has(name))
  expect(unknown).toEqual([])
})

test('every stage that the SDK has is known', () => {
  const names = Object.getOwnPropertyNames(Object.getPrototypeOf($.pipeline()))
  const unknown = names
    .filter((name) => !OTHERS.includes(name))
    .map((name) => `$${name}`)
    .filter((name) => !STAGES.has(name) && !SOURCES.has(name))
  expect(unknown).toEqual([])
})
