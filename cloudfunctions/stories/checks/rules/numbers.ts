import { patternRule, type RuleInfo } from '../finding'

const author = '编辑部'
/** 近 as a word of its own: not 附近, 最近. */
const ABOUT = '(?<![附最新邻就靠远])近|约|大约|大概|将近|接近'
const ROUGHLY = '左右|上下|余|多|许'

const info = (ruleId: string, name: string, basis: string, reason: string): RuleInfo => ({
  ruleId,
  version: 1,
  name,
  basis,
  weight: 'fix',
  author,
  reason,
})

const GB_NUMBERS = '《出版物上数字用法》（GB/T 15835—2011）'

/** 近100余人, 约3万元左右: two words for one 大概. */
export const approximations = patternRule(
  info('double-approximation', '概数重复', GB_NUMBERS, '“近”“约”和“余”“左右”只留一个。'),
  new RegExp(
    `(?:${ABOUT})\\s*(\\d[\\d,.]*[十百千万亿]*)(?:(?:${ROUGHLY})|[\\p{Script=Han}%％]{0,2}(?:左右|上下))`,
    'gu',
  ),
  ({ 0: words }) => ({ message: `“${words}”前后说了两次大概，留一个。` }),
)

/** 降低了2倍: a thing cannot become less by more than all of itself. */
export const shrinking = patternRule(
  info('shrinks-by-times', '减少不用倍数', GB_NUMBERS, '减少只说百分之几、几成或者降到几分之几。'),
  /(?:降低|减少|下降|缩小|缩短|减轻)(?:了|到|至)?\s*(?:\d+(?:\.\d+)?|[一二两三四五六七八九十几数]+)倍/gu,
  ({ 0: words }) => ({ message: `“${words}”说不通：减少不能论倍，写降低百分之几，或者降到原来的几分之几。` }),
)

/** 19年, 98年 for a year: readers of an archive cannot tell the century. */
export const shortYears = patternRule(
  info('short-year', '年份不省写', `${GB_NUMBERS} 5.1`, '只看后面跟着月份的，“干了19年”不算。'),
  /(?<![\d—-])(?<year>\d{2})年(?=\d{1,2}月)/gu,
  ({ groups }) => ({
    message: `年份写全四位，“${groups?.year}年”过几年就看不明白了。`,
  }),
)

/** 5-8万元 is either 5 or 50,000 at its lower end. */
export const ranges = patternRule(
  info('range-unit', '数值范围的单位', `${GB_NUMBERS} 5.1.3`, '带“万”“亿”的范围，两头都写上。'),
  /(?<![\d.:：—-])(?<from>\d{1,3}(?:\.\d+)?)\s*[-—~～－至]\s*(?<to>\d{1,3}(?:\.\d+)?)(?<unit>[万亿])/gu,
  ({ 0: words, groups }) => ({
    message: `“${words}”的前一个数也要带上“${groups?.unit}”，不然会看成 ${groups?.from}。`,
    suggestion: `${groups?.from}${groups?.unit}至${groups?.to}${groups?.unit}`,
  }),
)

const OBSOLETE: Readonly<Record<string, string>> = {
  市斤: '千克（公斤）',
  华里: '千米（公里）',
  英尺: '米',
  英寸: '厘米',
  英里: '千米（公里）',
  马力: '千瓦',
  平米: '平方米',
}

/** Units that the law of measurement has put away. */
export const units = patternRule(
  info(
    'obsolete-units',
    '非法定计量单位',
    '《中华人民共和国计量法》第三条；国务院《关于在我国统一实行法定计量单位的命令》',
    '“公斤”“公里”“亩”还在用；“55英寸电视”这类屏幕尺寸照行业写法，不算。',
  ),
  new RegExp(
    `(?<=[\\d一二三四五六七八九十百千万亿几余多]\\s?)(?<unit>${Object.keys(OBSOLETE).join('|')})(?!电视|显示|屏|液晶|大屏)`,
    'gu',
  ),
  ({ groups }) => {
    const unit = groups?.unit as string
    return { message: `“${unit}”不是法定计量单位。`, suggestion: OBSOLETE[unit] ?? '' }
  },
)
