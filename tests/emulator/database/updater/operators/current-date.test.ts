import { compileUpdate } from '../../../../../emulator/database/updater'
import { encode } from '../../../../../emulator/database/values/encode'
import { document, type Json } from '../../matcher/matching'
import { fails } from '../updating'

describe('$currentDate', () => {
  test.each<Json>([
    { $currentDate: { a: 1 } },
    { $currentDate: { a: null } },
    { $currentDate: { a: { $type: 'string' } } },
    { $currentDate: { a: { $type: 'date', more: 1 } } },
  ])('%j is an error', (update) => fails(update, {}))

  test.each<[Json, Json]>([
    [{ $currentDate: { a: true } }, { a: { $date: { $numberLong: '5500' } } }],
    [{ $currentDate: { 'a.b': { $type: 'date' } } }, { a: { b: { $date: { $numberLong: '5500' } } } }],
    [{ $currentDate: { a: { $type: 'timestamp' } } }, { a: { $timestamp: { t: 5, i: 1 } } }],
  ])("%j takes the server's clock", (update, made) => {
    const change = compileUpdate(document(update), () => 5500)
    expect(JSON.parse(encode(change({}, false)))).toEqual(made)
  })
})
