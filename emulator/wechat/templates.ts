import { lengthOf, objectOf } from './call'
import { WechatError } from './codes'
import type { WechatSettings } from './settings'

export type Template = WechatSettings['templates'][number]

export interface Line {
  readonly label: string
  readonly value: string
}

const MOMENT = String.raw`(?:\d{4}年\d{1,2}月\d{1,2}日|\d{4}[-/]\d{1,2}[-/]\d{1,2})`
const CLOCK = String.raw`\d{1,2}:\d{2}(?::\d{2})?`
const time = new RegExp(`^(?:${MOMENT} ?)?${CLOCK}(?:~(?:${MOMENT} ?)?${CLOCK})?$`)
const date = new RegExp(`^${MOMENT}(?: ?${CLOCK})?(?:~${MOMENT}(?: ?${CLOCK})?)?$`)
const CHINESE_NAME = /^[\p{Script=Han}\p{L}\p{P}\s·]{1,10}$/u
const LATIN_NAME = /^[\p{Script=Latin}\p{P}\p{S}\s]{1,20}$/u

/** What a field of each kind may hold (参数值内容限制说明, on the page of subscribe/send). */
const KINDS: Readonly<Record<string, (value: string) => boolean>> = {
  thing: (value) => lengthOf(value) <= 20,
  number: (value) => value.length <= 32 && /^-?\d+(?:\.\d+)?$/.test(value),
  letter: (value) => /^[A-Za-z]{1,32}$/.test(value),
  symbol: (value) => /^[\p{P}\p{S}]{1,5}$/u.test(value),
  character_string: (value) => /^[\x21-\x7e ]{1,32}$/.test(value),
  time: (value) => time.test(value) || date.test(value),
  date: (value) => date.test(value),
  amount: (value) => /^[\p{Sc}]?\d{1,10}(?:\.\d+)?元?$/u.test(value),
  phone_number: (value) => /^[\d+\-() ]{1,17}$/.test(value),
  car_number: (value) => /^[\p{Script=Han}A-Z0-9][A-Z0-9]{1,6}[\p{Script=Han}A-Z0-9]$/u.test(value),
  name: (value) => (/\p{Script=Han}/u.test(value) ? CHINESE_NAME : LATIN_NAME).test(value),
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
}

/** The lines of a message, as the phone shows them; refuses with the field's name what does not fit. */
export function linesOf(template: Template, data: unknown): Line[] {
  const given = objectOf(data)
  return [...template.content.matchAll(/^(.*?)[:：]?\s*\{\{(\w+)\.DATA\}\}/gm)].map(
    ([, label = '', field = '']) => ({
      label,
      value: fieldValue(template, field, given[field]),
    }),
  )
}

function fieldValue(template: Template, field: string, given: unknown): string {
  const value = given === undefined ? '' : objectOf(given).value
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
  if (!text) throw new WechatError('argumentInvalid', `data.${field}.value is empty`)
  if (!isFit(template, field, text)) throw new WechatError('argumentInvalid', `data.${field}.value invalid`)
  return text
}

function isFit({ enums }: Template, field: string, text: string): boolean {
  const kind = field.replace(/\d+$/, '')
  if (kind === 'enum' || kind === 'const') return !enums[field] || enums[field].includes(text)
  return (KINDS[kind] ?? (() => false))(text)
}
