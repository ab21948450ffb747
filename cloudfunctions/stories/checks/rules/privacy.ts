import { patternRule, type RuleInfo } from '../finding'

const info = (ruleId: string, name: string, reason: string): RuleInfo => ({
  ruleId,
  version: 1,
  name,
  basis: '《中华人民共和国个人信息保护法》第二十五条：不得公开其处理的个人信息，取得个人单独同意的除外',
  weight: 'confirm',
  author: '编辑部',
  reason,
})

/** A mobile number; a hotline or an office's landline is public by itself. */
export const phones = patternRule(
  info('mobile-number', '手机号', '座机、400 和 12345 这类公开电话不算；对外公布的手机号由人确认。'),
  /(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)/gu,
  ({ 0: number }) => ({
    message: `“${mask(number)}”像是手机号。是对外公布的服务电话，或者本人单独同意公开，才能发。`,
  }),
)

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

/** Its last character is computed from the others (GB 11643—1999), so a long number that is no identity number is not taken for one. */
export const identityNumbers = patternRule(
  info('identity-number', '身份证号', '按国家标准算校验位，算得上的才报。'),
  /(?<!\d)\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)/gu,
  ({ 0: number }) => {
    const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0)
    if (CHECKS[sum % 11] !== number[17]?.toUpperCase()) return null
    return { message: `“${mask(number)}”是身份证号，不能公开。要公示，遮住中间几位。` }
  },
)

/** 16 to 19 digits that pass the check of ISO/IEC 7812. */
export const bankCards = patternRule(
  info('bank-card', '银行卡号', '按国际标准算校验位；捐款账户这类对公账号由人确认。'),
  /(?<!\d)(?:62|4\d|5[1-5])\d{2}(?:[\s-]?\d{4}){3}(?:[\s-]?\d{1,3})?(?!\d)/gu,
  ({ 0: number }) => {
    const digits = number.replace(/\D/g, '')
    return luhn(digits) ? { message: `“${mask(digits)}”像是银行卡号，确认可以公开再发。` } : null
  },
)

function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = at % 2 === 1 ? Number(digit) * 2 : Number(digit)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/** Down to the door: building, stairs and flat of somebody. */
export const homes = patternRule(
  info('home-address', '家庭住址', '只报写到门牌的：楼、单元、室。'),
  /\d{1,3}(?:号楼|栋|幢|号)\d{1,2}单元\d{2,4}(?:室|号|户)?/gu,
  ({ 0: address }) => ({ message: `“${address}”写到了门牌，确认不会打扰到住在那里的人。` }),
)

/** The middle stays hidden: what is found must not stand in yet another place. */
const mask = (number: string): string => `${number.slice(0, 3)}…${number.slice(-2)}`
