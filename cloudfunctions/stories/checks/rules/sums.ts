import { patternRule, type RuleInfo } from '../finding'

const info: RuleInfo = {
  ruleId: 'parts-exceed-whole',
  version: 1,
  name: '分项加起来超过总数',
  basis: '算术',
  weight: 'fix',
  author: '编辑部',
  reason: '分项没列全时小于总数是正常的，所以只查超过的。',
}

const SCALE: Readonly<Record<string, number>> = { '': 1, 万: 10_000, 亿: 100_000_000 }
const NUMBER = '(\\d+(?:\\.\\d+)?)(万|亿)?'
const UNIT = '(?:人次|人|名|户|家|个|项|件|篇|条|元|亩|吨|辆|场|处|所|起|次)'

const amountOf = (digits: string | undefined, scale: string | undefined): number =>
  Math.round(Number(digits) * (SCALE[scale ?? ''] ?? 1) * 100) / 100

/** 共120人，其中男80人、女50人: the parts are counted in the whole's own unit, within one sentence. */
export const sums = patternRule(
  info,
  new RegExp(`${NUMBER}(${UNIT})[^。！？；\\n]{0,12}?[，,（(]?其中[，,：:]?(?<parts>[^。！？；\\n]*)`, 'gu'),
  (match) => {
    const [, digits, scale, unit = ''] = match
    const whole = amountOf(digits, scale)
    const parts = [...(match.groups?.parts ?? '').matchAll(new RegExp(`${NUMBER}${unit}(?!次)`, 'gu'))].map(
      (part) => amountOf(part[1], part[2]),
    )
    const total = Math.round(parts.reduce((sum, part) => sum + part, 0) * 100) / 100
    if (parts.length < 2 || total <= whole) return null
    return { message: `分项加起来是 ${total}${unit}，比总数 ${whole}${unit} 多，核对一下。` }
  },
)
