import { ask } from '../api'
import { element } from '../dom'

/** Somebody whom the local WeChat knows. */
export interface Person {
  readonly openid: string
  readonly unionid?: string
  readonly phone?: string
  readonly nickname?: string
}

export interface People {
  readonly people: readonly Person[]
  /** Addresses of the static sites, by name. */
  readonly sites: Readonly<Record<string, string>>
  readonly api: string
}

export const loadPeople = () => ask<People>('people')

export const nameOf = ({ nickname, openid }: Person) => nickname ?? openid

export const personOptions = (people: readonly Person[], chosen: string) =>
  people.map((person) =>
    element('option', { value: person.openid, selected: person.openid === chosen }, nameOf(person)),
  )
