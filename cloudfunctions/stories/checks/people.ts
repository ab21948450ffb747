import { site } from '../../../site'
import type { PersonEntry } from '../contract/rules'
import { fold } from './fold'
import { soundAlike } from './homophones'
import { anyOf } from './words'

const MINUTE_MS = 60_000

/** A day as the register writes it, in the district's time. */
export const dayOf = (date: Date): string =>
  new Date(date.getTime() + site.timeZoneOffsetMinutes * MINUTE_MS).toISOString().slice(0, 10)

interface Holding {
  readonly person: PersonEntry
  readonly from: string | null
  readonly until: string | null
}

/** A post by its full title, with all who hold or held it. */
export interface Title {
  readonly title: string
  readonly sole: boolean
  readonly holdings: readonly Holding[]
}

const holds = ({ from, until }: Holding, day: string): boolean =>
  (from === null || from <= day) && (until === null || day <= until)

export const holdersOn = ({ holdings }: Title, day: string): PersonEntry[] =>
  holdings.filter((holding) => holds(holding, day)).map(({ person }) => person)

/** Where a written form of a title or a name stands in a folded text. */
export interface Found<What> {
  readonly what: What
  readonly from: number
  readonly to: number
}

/** The register of people, ready to be looked up in a folded text. */
export interface People {
  titlesIn(text: string): Found<Title>[]
  /** Names and aliases, spelt right. */
  namesIn(text: string): Found<PersonEntry>[]
  titleAt(text: string, at: number): Found<Title> | null
  nameAt(text: string, at: number): Found<PersonEntry> | null
  /** Names of three characters or more that sound like what stands there, and are not it. */
  soundingAt(text: string, at: number): { person: PersonEntry; name: string } | null
}

export const namesOf = ({ name, aliases }: PersonEntry): string[] =>
  [name, ...aliases].map((form) => fold(form).text)

/** Looks things up by their written form; the longest form that stands there wins. */
function lookUp<What>(byForm: ReadonlyMap<string, What>) {
  const any = anyOf([...byForm.keys()])
  const everywhere = new RegExp(any, 'g')
  const here = new RegExp(any, 'y')
  const found = (match: RegExpExecArray): Found<What> => ({
    what: byForm.get(match[0]) as What,
    from: match.index,
    to: match.index + match[0].length,
  })
  return {
    all: (text: string) => [...text.matchAll(everywhere)].map(found),
    at: (text: string, at: number) => {
      here.lastIndex = at
      const match = here.exec(text)
      return match && found(match)
    },
  }
}

const SHORTEST_BY_SOUND = 3

export function peopleFrom(entries: readonly PersonEntry[]): People {
  const titles = lookUp(titlesByForm(entries))
  const names = lookUp(new Map(entries.flatMap((person) => namesOf(person).map((name) => [name, person]))))
  const long = entries.flatMap((person) =>
    namesOf(person)
      .filter((name) => name.length >= SHORTEST_BY_SOUND)
      .map((name) => ({ person, name })),
  )
  /** Which names may begin with a character, by sound. */
  const beginning = new Map<string, typeof long>()
  const beginningWith = (character: string) => {
    const known = beginning.get(character)
    if (known) return known
    const fitting = long.filter(({ name }) => soundAlike(name[0] as string, character))
    beginning.set(character, fitting)
    return fitting
  }
  return {
    titlesIn: titles.all,
    namesIn: names.all,
    titleAt: titles.at,
    nameAt: names.at,
    soundingAt: (text, at) =>
      beginningWith(text[at] as string).find(
        ({ name }) =>
          !text.startsWith(name, at) &&
          [...name].every((character, index) => soundAlike(character, text[at + index] ?? '')),
      ) ?? null,
  }
}

/** A short form that two posts share names neither. */
function titlesByForm(entries: readonly PersonEntry[]): Map<string, Title> {
  const posts = entries.flatMap((person) => person.posts.map((post) => ({ ...post, person })))
  const byTitle = new Map<string, typeof posts>()
  for (const post of posts) byTitle.set(post.title, [...(byTitle.get(post.title) ?? []), post])
  const byForm = new Map<string, Title | null>()
  for (const [title, holdings] of byTitle) {
    const one: Title = { title, sole: holdings.every(({ sole }) => sole), holdings }
    const forms = new Set([title, ...holdings.flatMap(({ alsoWritten }) => alsoWritten)])
    for (const form of [...forms].map((written) => fold(written).text)) {
      byForm.set(form, byForm.has(form) ? null : one)
    }
  }
  return new Map([...byForm].flatMap(([form, one]) => (one && form ? [[form, one] as const] : [])))
}
