import { type Alignment, align } from '../align'
import type { Context, Linked, Rule, RuleInfo, Spot } from '../finding'
import { linksOf, type Passage } from '../text'

const info = (ruleId: string, name: string, weight: RuleInfo['weight'], reason: string): RuleInfo => ({
  ruleId,
  version: 1,
  name,
  basis: '引文与原文逐字核对；学习金句栏目须有出处',
  weight,
  author: '编辑部',
  reason,
})

const differing = info(
  'quote-differs',
  '引文和原文不一样',
  'fix',
  '只和文中链接到的本站文章、留存的原文比；单双引号、空格不算差别。',
)
const absent = info(
  'quote-not-found',
  '原文里没有这句话',
  'advice',
  '链接的文章里找不到相近的话，也许出自别处。',
)

/** Quoted words shorter than this are a term, not a quotation. */
const SHORTEST = 8
/** Above this part of differing characters it is another sentence. */
const MOST_DIFFERENT = 0.4
const QUOTED = /“([^“”]+)”/g
/** Ends a sentence or leaves something out: what follows may stand elsewhere in the source. */
const PART = /[^。！？；…\n]+[。！？；]?/gu
/** ——《求是》2019年第1期: where it is from, not what was said. */
const ATTRIBUTION = /^\s*(?:——|—|（|来源|出处)/u

interface Quoted {
  readonly passage: Passage
  readonly from: number
  readonly text: string
  readonly sources: readonly Linked[]
}

export const quotes: Rule = { info: differing, find: (passages, context) => judge(passages, context).differ }
export const unfoundQuotes: Rule = {
  info: absent,
  find: (passages, context) => judge(passages, context).lost,
}

function judge(passages: readonly Passage[], { linked }: Context): { differ: Spot[]; lost: Spot[] } {
  const differ: Spot[] = []
  const lost: Spot[] = []
  if (!linked?.size) return { differ, lost }
  for (const quoted of quotesIn(passages, linked)) {
    const best = quoted.sources.map((source) => compared(quoted.text, source)).sort(byCloseness)[0]
    if (!best || best.distance === 0) continue
    const { passage, from, text } = quoted
    const spot = { passage, from, to: from + text.length }
    if (best.distance > text.length * MOST_DIFFERENT) {
      lost.push({ ...spot, message: `在《${best.title}》里没找到这句话，核对一下出处。` })
      continue
    }
    const message = `和《${best.title}》里的原文不一样，逐字对一下。`
    differ.push({ ...spot, message, suggestion: best.text, original: { title: best.title, text: best.text } })
  }
  return { differ, lost }
}

const byCloseness = (one: { distance: number }, other: { distance: number }) => one.distance - other.distance

/** Everything quoted whose source is linked in the same block, or in the block beside a quotation. */
function quotesIn(passages: readonly Passage[], linked: ReadonlyMap<string, Linked>): Quoted[] {
  const bodies = passages.filter(({ field, node }) => field === 'body' && node)
  return bodies.flatMap((passage, index) => {
    const isBlock = passage.node?.type === 'blockquote'
    const beside = isBlock ? [bodies[index - 1], passage, bodies[index + 1]] : [passage]
    const sources = [...new Set(beside.flatMap((one) => (one?.node ? linksOf(one.node) : [])).map(hrefOf))]
      .map((href) => linked.get(href))
      .filter((source): source is Linked => typeof source?.text === 'string')
    if (sources.length === 0) return []
    const stretches = isBlock ? linesOf(passage.text) : quotedIn(passage.text)
    return stretches
      .flatMap(({ from, text }) => partsOf(from, text))
      .map((part) => ({ ...part, passage, sources }))
  })
}

const hrefOf = ({ href }: { href: string }): string => href

interface Stretch {
  readonly from: number
  readonly text: string
}

const quotedIn = (text: string): Stretch[] =>
  [...text.matchAll(QUOTED)].map((match) => ({ from: match.index + 1, text: match[1] as string }))

function linesOf(text: string): Stretch[] {
  let from = 0
  return text.split('\n').flatMap((line) => {
    const stretch = { from, text: line }
    from += line.length + 1
    return ATTRIBUTION.test(line) ? [] : [stretch]
  })
}

const partsOf = (from: number, text: string): Stretch[] =>
  [...text.matchAll(PART)]
    .map((match) => {
      // a mark at the very end belongs to the sentence around the quotation
      const words = match[0].replace(/^[\s“‘”’]+/u, '')
      return {
        from: from + match.index + match[0].length - words.length,
        text: words.replace(/[\s，。、；：“”‘’]+$/u, ''),
      }
    })
    .filter((part) => part.text.length >= SHORTEST)

interface Comparable {
  readonly text: string
  readonly places: readonly number[]
}

/** Without blanks, and with one kind of quotation marks: a quotation inside a quotation changes them. */
function comparable(text: string): Comparable {
  const places: number[] = []
  let plain = ''
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string
    if (/\s/u.test(character)) continue
    plain += /[“”‘’「」『』"]/u.test(character) ? '"' : character
    places.push(at)
  }
  return { text: plain, places: [...places, text.length] }
}

function compared(
  quote: string,
  source: Linked,
): Pick<Alignment, 'distance'> & { title: string; text: string } {
  const whole = source.text ?? ''
  const original = comparable(whole)
  const found = align(comparable(quote).text, original.text)
  if (!found) return { distance: Number.POSITIVE_INFINITY, title: source.title, text: '' }
  const from = original.places[found.from] as number
  const to = (original.places[found.to - 1] as number) + 1
  return { distance: found.distance, title: source.title, text: whole.slice(from, to).replace(/\s+/gu, '') }
}
