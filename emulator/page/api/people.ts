import { endpoint, Nothing } from './endpoint'

export const people = {
  /** The sample persons, and where they can be tried. */
  'GET people': endpoint(Nothing, ({ wechat, sites, api }) => ({
    people: wechat.people.newest(),
    sites: sites(),
    api,
  })),
}
