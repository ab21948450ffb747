import { REGISTER } from '../../../../site/register'
import { patternRule, type RuleInfo } from '../finding'

const info: RuleInfo = {
  ruleId: 'name-register',
  version: 1,
  name: '地名和机构名',
  basis: '本区的规范名称表（site/register.ts）',
  weight: 'fix',
  author: '编辑部',
  reason: '表里写明的错写才报；相近而不在表里的不猜。',
}

const BY_WRONG = new Map(
  REGISTER.flatMap(({ name, wrong }) => wrong.map((form): [string, string] => [form, name])),
)
const LONGEST_FIRST = [...BY_WRONG.keys()].sort((a, b) => b.length - a.length)

/** A district that knows no wrong forms finds none. */
const NOTHING = '(?!)'

/** Names of places and bodies as the district writes them. */
export const register = patternRule(
  info,
  new RegExp(LONGEST_FIRST.join('|') || NOTHING, 'gu'),
  ({ 0: wrong }, { text }) => {
    const name = BY_WRONG.get(wrong) as string
    // a wrong form may be a part of the right one: 昆都仑 in 昆都仑区
    if (wrong.length < name.length && text.includes(name) && name.includes(wrong)) return null
    return { message: `规范的写法是“${name}”。`, suggestion: name }
  },
)
