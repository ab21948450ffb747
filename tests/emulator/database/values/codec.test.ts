import { EJSON } from 'bson'
import fc from 'fast-check'
import { equals } from '../../../../emulator/database/values/compare'
import { decode, decodeStored } from '../../../../emulator/database/values/decode'
import { encode } from '../../../../emulator/database/values/encode'
import { isNumeric, kindOf } from '../../../../emulator/database/values/numbers'
import { anyValue } from '../arbitrary'

describe('EJSON from the wire', () => {
  test.each([
    ['no JSON', '{'],
    ['no object', '[1]'],
    ['an int32 that is none', '{"a":{"$numberInt":"3000000000"}}'],
    ['a date that is none', '{"a":{"$date":"yesterday"}}'],
    ['an ObjectId that is none', '{"a":{"$oid":"x"}}'],
    ['code', '{"a":{"$code":"while(1);"}}'],
    ['a prototype', '{"a":{"__proto__":{"admin":true}}}'],
    ['flags of JavaScript', '{"a":{"$regularExpression":{"pattern":"a","options":"g"}}}'],
    ["the server's date where there is none", '{"a":{"$tcb_server_date":{"offset":0}}}'],
    ['101 levels', `{"a":${'['.repeat(101)}${']'.repeat(101)}}`],
  ])('refuses %s', (_what, text) => {
    expect(() => decode(text, 'data')).toThrow()
  })

  test('half a surrogate pair becomes U+FFFD', () => {
    expect(decode('{"a":"\\ud800x"}', 'data')).toEqual({ a: '\ufffdx' })
    expect(decode('{"a":"\ud800x"}', 'data')).toEqual({ a: '\ufffdx' })
    expect(decode('{"a":"\\ud83d\\ude00"}', 'data')).toEqual({ a: '😀' })
  })

  test('keeps the types of numbers', () => {
    const text =
      '{"i":{"$numberInt":"1"},"l":{"$numberLong":"1"},"d":{"$numberDouble":"1.0"},"big":{"$numberLong":"9007199254740993"},"z":{"$numberDouble":"-0.0"},"t":{"$numberLong":"1567584000000"}}'
    const stored = encode(decode(text, 'data'))
    const kinds = Object.values(decodeStored(stored)).map((value) => isNumeric(value) && kindOf(value))
    expect(kinds).toEqual(['int', 'long', 'double', 'long', 'double', 'long'])
    expect(EJSON.stringify(EJSON.parse(stored, { relaxed: false }), { relaxed: false })).toBe(text)
  })

  test('what was stored reads back as the same value', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const read = decodeStored(encode({ value })).value
        expect(equals(read, value)).toBe(true)
        if (isNumeric(value)) expect(isNumeric(read) && kindOf(read)).toBe(kindOf(value))
      }),
      { numRuns: 2000 },
    )
  })
})
