import { patternRule, type Rule, type RuleInfo, type Spot } from '../finding'
import type { Passage } from '../text'

const BASIS = '《标点符号用法》（GB/T 15834—2011）'
const info = (ruleId: string, name: string, reason: string): RuleInfo => ({
  ruleId,
  version: 1,
  name,
  basis: BASIS,
  weight: 'fix',
  author: '编辑部',
  reason,
})

const FULL: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '.': '。',
}

/** A half-width mark between Chinese words. */
export const halfWidth = patternRule(
  info('half-width-marks', '半角标点', '只看两边都是汉字的；网址、数字、英文里的不动。'),
  /(?<=\p{Script=Han}[”’》）】]?)[,;:?!.](?=[“‘《（【]?\p{Script=Han}|$)/gmu,
  ({ 0: mark }) => ({ message: `汉字中间的“${mark}”要用全角。`, suggestion: FULL[mark] ?? mark }),
)

/** 。。 and ，， and ，。 : one too many. */
export const doubled = patternRule(
  info('doubled-marks', '标点重复', '省略号和破折号本来就是两个字宽，不算。'),
  /[，。、；：]{2,}|[，、；：][。！？]|[！？]{2}[！？]+/gu,
  ({ 0: marks }) => ({ message: `“${marks}”多打了标点。` }),
)

/** 、和 between the last two of a list. */
export const listing = patternRule(
  info('comma-before-and', '顿号后面又用“和”', '“、以及”常用来分两层，不算。'),
  /、(?:和|及)(?!以|平|谐|其|时|睦|众|解|格|气|善)/gu,
  ({ 0: words }) => ({
    message: `“${words}”只留“${words.slice(1)}”，前面不用顿号。`,
    suggestion: words.slice(1),
  }),
)

/** 等等…… and ……等: said twice. */
export const trailing = patternRule(
  info('ellipsis-and-so-on', '省略号和“等”并用', '两个留一个。'),
  /等等?(?:……|\.{3,})|(?:……|\.{3,})等等?(?=[。，；、）]|$)/gmu,
  ({ 0: words }) => ({ message: `“${words}”里省略号和“等”意思一样，留一个。` }),
)

const PAIRS: readonly (readonly [open: string, close: string, name: string])[] = [
  ['“', '”', '引号'],
  ['‘', '’', '单引号'],
  ['《', '》', '书名号'],
  ['（', '）', '括号'],
  ['【', '】', '方头括号'],
]

/** One half of a pair is missing. */
export const pairs: Rule = {
  info: info('unpaired-marks', '成对的标点缺一半', '引文分几段时，每段开头有引号、最后一段才收，这种不算。'),
  find: (passages) =>
    passages.flatMap((passage, index) =>
      PAIRS.flatMap(([open, close, name]) => unpaired(passage, passages[index + 1], open, close, name)),
    ),
}

function unpaired(
  passage: Passage,
  next: Passage | undefined,
  open: string,
  close: string,
  name: string,
): Spot[] {
  const openAt: number[] = []
  const spots: Spot[] = []
  const say = (at: number, message: string) => spots.push({ passage, from: at, to: at + 1, message })
  for (let at = 0; at < passage.text.length; at++) {
    if (passage.text[at] === open) openAt.push(at)
    if (passage.text[at] === close && openAt.pop() === undefined)
      say(at, `这个${name}“${close}”前面没有开头的“${open}”。`)
  }
  const goesOn = open === '“' && next?.text.startsWith('“') === true
  if (!goesOn) for (const at of openAt) say(at, `这个${name}“${open}”后面没有收尾的“${close}”。`)
  return spots
}
