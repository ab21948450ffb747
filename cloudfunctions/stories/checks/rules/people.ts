import type { PersonEntry } from '../../contract/rules'
import type { Rule, RuleInfo, Spot } from '../finding'
import { type Folded, fold } from '../fold'
import { soundAlike } from '../homophones'
import { type AboutRule, infoOf, type ListRules, peopleOf } from '../lists'
import { dayOf, type Found, holdersOn, namesOf, type People, peopleFrom, type Title } from '../people'
import type { Passage } from '../text'
import { unfolded } from '../words'
import { namedAt } from './surnames'

const BASIS = '本中心的人名职务表；政府网站与政务新媒体检查指标：领导姓名错误单项否决'

const ABOUT = {
  'person-name': {
    name: '姓名差一个字',
    basis: BASIS,
    weight: 'fix',
    note: '挨着本人职务，三个字里差一个才报。',
  },
  'person-name-sound': {
    name: '姓名同音',
    basis: BASIS,
    weight: 'advice',
    note: '读音一样字不一样，也可能是另一个人，只提醒。',
  },
  'post-holder': {
    name: '职务和姓名对不上',
    basis: BASIS,
    weight: 'fix',
    note: '按发布日期那天谁在任看；写了“原”“时任”的不算。',
  },
  'name-order': {
    name: '排名先后',
    basis: BASIS,
    weight: 'fix',
    note: '只看用顿号、“和”连着写的名字。',
  },
} satisfies Record<string, AboutRule>

interface Look {
  readonly passage: Passage
  readonly folded: Folded
  readonly people: People
  /** The day on which the posts count. */
  readonly day: string
}

/** 人名职务: names and posts against the register of people. */
export const people: ListRules = {
  setId: 'people-register',
  make: (list) => {
    const register = peopleFrom(peopleOf(list))
    const rule = (ruleId: keyof typeof ABOUT, look: (at: Look) => Spot[]): Rule => {
      const info: RuleInfo = infoOf(ruleId, ABOUT[ruleId], list)
      return {
        info,
        find: (passages, { date }) =>
          passages.flatMap((passage) =>
            look({ passage, folded: fold(passage.text), people: register, day: dayOf(date) }),
          ),
      }
    }
    return [
      rule('person-name', misspelt),
      rule('person-name-sound', alike),
      rule('post-holder', misplaced),
      rule('name-order', misordered),
    ]
  },
}

const spotOf = (
  { passage, folded }: Look,
  from: number,
  to: number,
  message: string,
  suggestion?: string,
): Spot => ({ passage, ...unfolded(folded, from, to), message, ...(suggestion ? { suggestion } : {}) })

const differences = (one: string, other: string): number =>
  one.length === other.length
    ? [...one].filter((character, at) => character !== other[at]).length
    : Number.POSITIVE_INFINITY

const LONG_ENOUGH = 3

/** 习近乎总书记, 总书记习近乎: beside the post it can only be meant for whoever holds it. */
function misspelt(look: Look): Spot[] {
  const { text } = look.folded
  return look.people.titlesIn(text).flatMap(({ what, from, to }) =>
    holdersOn(what, look.day).flatMap((person) =>
      namesOf(person)
        .filter((name) => name.length >= LONG_ENOUGH)
        .flatMap((name) =>
          [from - name.length, to].flatMap((at): Spot[] => {
            if (at < 0) return []
            const written = text.slice(at, at + name.length)
            if (differences(written, name) !== 1 || look.people.nameAt(text, at)) return []
            const message = `登记表里是“${name}”，这里写成了“${written}”。`
            return [spotOf(look, at, at + name.length, message, person.name)]
          }),
        ),
    ),
  )
}

/** 丁雪祥: three syllables that are those of a registered name; or two beside the post. */
function alike(look: Look): Spot[] {
  const { text } = look.folded
  const say = (from: number, name: string): Spot =>
    spotOf(
      look,
      from,
      from + name.length,
      `读音和登记表里的“${name}”一样，字不一样。是同一个人就改过来。`,
      name,
    )
  const long = [...text].flatMap((_, at): Spot[] => {
    const sounding = look.people.soundingAt(text, at)
    return sounding ? [say(at, sounding.name)] : []
  })
  const short = look.people.titlesIn(text).flatMap(({ what, to }) =>
    holdersOn(what, look.day).flatMap((person) =>
      namesOf(person).flatMap((name): Spot[] => {
        const written = text.slice(to, to + name.length)
        const sounds = [...name].every((character, at) => soundAlike(character, written[at] ?? ''))
        return name.length < LONG_ENOUGH && written !== name && sounds ? [say(to, name)] : []
      }),
    ),
  )
  return [...long, ...short]
}

/** Nothing that would make it another post: 俄罗斯总理, 副区长, 时任区长. */
const BOUNDARY = /(?:^|[^\p{Script=Han}]|[和与及由是经请对听向随同受])$/u

/** 国务院总理王五, 李强总书记. */
function misplaced(look: Look): Spot[] {
  const { text } = look.folded
  const behindPost = look.people.titlesIn(text).flatMap((found): Spot[] => {
    if (!BOUNDARY.test(text.slice(0, found.from))) return []
    const holders = holdersOn(found.what, look.day)
    const named = look.people.nameAt(text, found.to)
    if (named) return holders.includes(named.what) ? [] : [disagreeing(look, found, named, holders)]
    if (!found.what.sole || holders.length !== 1) return []
    const stranger = namedAt(text, found.to)
    const isMeant = holders.some((person) =>
      namesOf(person).some((name) => soundsOrLooksLike(text.slice(found.to, found.to + name.length), name)),
    )
    return stranger && !isMeant ? [disagreeing(look, found, stranger, holders)] : []
  })
  const beforePost = look.people.namesIn(text).flatMap((named): Spot[] => {
    const title = look.people.titleAt(text, named.to)
    if (!title?.what.sole) return []
    const holders = holdersOn(title.what, look.day)
    return holders.length === 0 || holders.includes(named.what)
      ? []
      : [disagreeing(look, title, named, holders)]
  })
  return [...behindPost, ...beforePost]
}

/** Then another rule has said it. */
const soundsOrLooksLike = (written: string, name: string): boolean =>
  (name.length >= LONG_ENOUGH && differences(written, name) === 1) ||
  [...name].every((character, at) => soundAlike(character, written[at] ?? ''))

const DAY = /(\d+)-0?(\d+)-0?(\d+)/

function disagreeing(
  look: Look,
  title: Found<Title>,
  named: Pick<Found<unknown>, 'from' | 'to'>,
  holders: readonly PersonEntry[],
): Spot {
  const [from, to] = [Math.min(title.from, named.from), Math.max(title.to, named.to)]
  const day = look.day.replace(DAY, '$1年$2月$3日')
  const is = holders.length
    ? `${title.what.title}是${holders.map(({ name }) => name).join('、')}`
    : `没有登记谁任${title.what.title}`
  const written = look.folded.text.slice(named.from, named.to)
  return spotOf(look, from, to, `登记表里，${day}${is}，这里写的是“${written}”。核对一下人和职务。`)
}

const JOINT = /^[、和]$/

/** 李强、习近平. */
function misordered(look: Look): Spot[] {
  const { text } = look.folded
  const named = look.people.namesIn(text)
  return named.flatMap((later, index): Spot[] => {
    const earlier = named[index - 1]
    if (!earlier || earlier.what.rank === null || later.what.rank === null) return []
    if (!JOINT.test(withoutTitle(look.people, text.slice(earlier.to, later.from)))) return []
    if (earlier.what.rank <= later.what.rank) return []
    const message = `登记表里，${later.what.name}排在${earlier.what.name}前面。`
    return [spotOf(look, earlier.from, later.to, message)]
  })
}

/** 、国务院总理 reads as 、. */
function withoutTitle(register: People, between: string): string {
  const title = register.titlesIn(between).at(-1)
  return title && title.to === between.length ? between.slice(0, title.from) : between
}
