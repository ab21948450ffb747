import { Decimal128 } from 'bson'
import fc from 'fast-check'
import {
  addDecimals,
  compareDecimals,
  type DecimalOperand,
  isBetweenDoubles,
  multiplyDecimals,
} from '../../../../emulator/database/values/decimal'

const decimal = (text: string) => Decimal128.fromString(text)
const nines = '9'.repeat(34)

describe('the sum of decimals', () => {
  test.each<[DecimalOperand, DecimalOperand, string]>([
    [decimal('0.1'), decimal('0.2'), '0.3'],
    [decimal('1.20'), decimal('1'), '2.20'],
    [decimal(nines), decimal('1'), '1.000000000000000000000000000000000E+34'],
    [decimal(nines), decimal('0.5'), '1.000000000000000000000000000000000E+34'],
    [decimal('1E+33'), decimal('0.5'), '1000000000000000000000000000000000'],
    [decimal('1000000000000000000000000000000001'), decimal('0.5'), '1000000000000000000000000000000002'],
    [decimal(`${nines}E+6111`), decimal('1E+6111'), 'Infinity'],
    [decimal('Infinity'), decimal('-Infinity'), 'NaN'],
    [decimal('NaN'), 1n, 'NaN'],
    [decimal('1'), 9007199254740993n, '9007199254740994'],
    [decimal('1'), 0.5, '1.500000000000000'],
    [decimal('1'), 0.1 + 0.2, '1.300000000000000'],
  ])('%s + %s = %s', (a, b, sum) => {
    expect(addDecimals(a, b).toString()).toBe(sum)
    expect(addDecimals(b, a).toString()).toBe(sum)
  })
})

describe('the product of decimals', () => {
  test.each<[DecimalOperand, DecimalOperand, string]>([
    [decimal('1.10'), decimal('3'), '3.30'],
    [decimal('-0.5'), 3n, '-1.5'],
    [decimal('1E-6176'), decimal('0.1'), '0E-6176'],
    [decimal('1E-6176'), decimal('0.6'), '1E-6176'],
    [decimal('1E+6000'), decimal('1E+6000'), 'Infinity'],
    [decimal('1E+6111'), decimal('1E+3'), '1.000E+6114'],
    [decimal('Infinity'), 0n, 'NaN'],
    [decimal('-Infinity'), decimal('1E-6000'), '-Infinity'],
  ])('%s × %s = %s', (a, b, product) => {
    expect(multiplyDecimals(a, b).toString()).toBe(product)
  })
})

describe('the order of decimals', () => {
  test.each<[DecimalOperand, DecimalOperand, number]>([
    [decimal('0.1'), 0.1, -1],
    [decimal('0.5'), 0.5, 0],
    [decimal('1.0'), 1n, 0],
    [decimal('9007199254740993'), 9007199254740992, 1],
    [decimal('1E+400'), Number.POSITIVE_INFINITY, -1],
    [decimal('-1E+400'), Number.NEGATIVE_INFINITY, 1],
    [decimal('1E-400'), 0, 1],
  ])('%s and %s: %s', (a, b, order) => {
    expect(compareDecimals(a, b)).toBe(order)
    expect(compareDecimals(b, a)).toBe(0 - order)
  })

  test('some lie between two doubles', () => {
    expect(['0.1', '1E+400', '1E-400'].map(decimal).every(isBetweenDoubles)).toBe(true)
    expect(['0.5', '-3', 'NaN', 'Infinity', '9007199254740992'].map(decimal).some(isBetweenDoubles)).toBe(
      false,
    )
  })
})

test('sums and products of whole decimals are those of integers', () => {
  const whole = fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n })
  fc.assert(
    fc.property(whole, whole, (a, b) => {
      expect(addDecimals(decimal(String(a)), b).toString()).toBe(decimal(String(a + b)).toString())
      expect(multiplyDecimals(decimal(String(a)), b).toString()).toBe(decimal(String(a * b)).toString())
    }),
  )
})
