import * as z from 'zod/mini'
import type { Views } from '../gateway/outside-service'
import { codeNamed } from './codes'
import type { Figures } from './figures'
import { published, publishedNewsOf } from './shown'
import type { World } from './world'

const Openid = z.string().check(z.regex(/^[\w-]{1,64}$/))
const ByOpenid = z.object({ openid: Openid })
const PersonInput = z.strictObject({
  openid: Openid,
  unionid: z.optional(Openid),
  phone: z.optional(z.string().check(z.regex(/^\d{5,15}$/))),
  nickname: z.optional(z.string()),
})
const GrantInput = z.strictObject({
  openid: Openid,
  templateIds: z.array(z.string()).check(z.minLength(1), z.maxLength(5)),
  accept: z._default(z.boolean(), true),
})
const OutcomeInput = z.strictObject({
  publishId: z.optional(z.string()),
  status: z.literal([0, 2, 3, 4]),
  failed: z._default(z.array(z.int().check(z.minimum(1), z.maximum(8))), []),
})
const MediaInput = z.strictObject({
  traceId: z.string(),
  suggest: z.enum(['pass', 'review', 'risky']),
  label: z.int(),
})
const ReadInput = z.strictObject({
  articleId: z.string(),
  index: z._default(z.int().check(z.minimum(1)), 1),
  deed: z._default(z.enum(['read', 'original', 'share', 'favourite']), 'read'),
  source: z._default(z.literal([0, 1, 2, 4, 5]), 0),
  reader: z.optional(z.string()),
})
const FollowInput = z.strictObject({ openid: Openid, follows: z.boolean() })
const FaultInput = z.strictObject({
  path: z.string().check(z.startsWith('/')),
  errcode: z.int().check(z.refine((errcode) => codeNamed(errcode) !== undefined, 'is not in codes.ts')),
  times: z._default(z.int().check(z.minimum(1), z.maximum(1000)), 1),
})

/** What the page and tests ask of this WeChat, below `/_wechat/_local/`: the phone's side, and the platform's decisions. */
export const WECHAT_VIEWS: Views<World> = {
  /** `[{ openid, unionid?, phone?, nickname?, seenAt }]` */
  'GET people': ({ people }) => people.newest(),

  /** Makes or changes a person. */
  'POST people': ({ people }, { body }) => people.put(PersonInput.parse(body)),

  /** `?openid=`: `{ person, grants: [{ templateId, left, longTerm }], inbox: [{ at, title, lines, page, … }] }`, newest first. */
  'GET phone': ({ people, grants, inbox }, { query }) => {
    const { openid } = ByOpenid.parse({ openid: query.get('openid') })
    return { person: people.get(openid) ?? null, grants: grants.of(openid), inbox: inbox.of(openid) }
  },

  /** What one can be asked to agree to: `[{ id, title, content, type }]`. */
  'GET templates': ({ settings }) => settings.templates,

  /** What `wx.login` gives: `{ code }`. */
  'POST login': ({ people, logInCodes }, { body }) => {
    const { openid } = people.visit(ByOpenid.parse(body).openid)
    return { code: logInCodes.make(openid) }
  },

  /** What the button 获取手机号 gives: `{ code }`. */
  'POST phoneCode': ({ people, phoneCodes }, { body }) => {
    const person = people.visit(ByOpenid.parse(body).openid)
    if (!person.phone) throw new Error('this person has no phone number')
    return { code: phoneCodes.make(person.openid) }
  },

  /** What `wx.requestSubscribeMessage` does: `{ errMsg, [templateId]: 'accept' | 'reject' }`. */
  'POST subscribe': (world, { body }) => {
    const { openid, templateIds, accept } = GrantInput.parse(body)
    world.people.visit(openid)
    const answers = templateIds.map((templateId) => {
      const template = world.settings.templates.find(({ id }) => id === templateId)
      if (!template) throw new Error(`there is no template ${templateId}`)
      world.grants.decide(openid, templateId, { accept, longTerm: template.type === 3 })
      return [templateId, accept ? 'accept' : 'reject']
    })
    return { errMsg: 'requestSubscribeMessage:ok', ...Object.fromEntries(answers) }
  },

  /** `{ name, menu, drafts, jobs, articles }`: all one would see of the public account. */
  'GET account': (world) => ({
    name: world.settings.publicAccount.name,
    menu: world.menu.get('menu') ?? null,
    drafts: world.drafts.newest().map(({ id, value }) => ({ mediaId: id, ...value })),
    jobs: world.publications
      .newest()
      .map(({ articles, ...job }) => ({ ...job, titles: articles.map((one) => one.title) })),
    articles: published(world).map((one) => ({
      articleId: one.articleId,
      publishedAt: new Date(one.endsAt).toISOString(),
      status: one.status,
      items: publishedNewsOf(world, one, true),
    })),
    followers: followersOf(world.figures),
  }),

  /** How the named job ends, or without a name the next one. */
  'POST outcome': ({ publications }, { body }) => {
    const { publishId, status, failed } = OutcomeInput.parse(body)
    publications.script(publishId, { status, failed })
    return {}
  },

  /** The platform bans what was published: state 6. */
  'POST ban': ({ publications }, { body }) => {
    const { articleId } = z.object({ articleId: z.string() }).parse(body)
    const publication = publications.byArticle(articleId)
    if (!publication) throw new Error('there is no such article')
    publications.ban(publication)
    return {}
  },

  /** One deed of one reader, for the data cube. */
  'POST read': ({ figures }, { body }) => {
    figures.add(ReadInput.parse(body))
    return {}
  },

  'POST follow': ({ figures }, { body }) => {
    const { openid, follows } = FollowInput.parse(body)
    figures.follow(openid, follows)
    return {}
  },

  /** Picture and sound checks, newest first. */
  'GET checks': ({ safety }) => safety.newest(100),

  /** What a check under way will find. */
  'POST check': ({ safety }, { body }) => {
    const { traceId, suggest, label } = MediaInput.parse(body)
    if (!safety.script(traceId, { suggest, label })) throw new Error('there is no such check under way')
    return {}
  },

  /** What links and schemes open: `[{ ticket, path, query, until }]`, newest first; `until` in Unix seconds. */
  'GET links': ({ links }) => links.newest(100).map(({ id, value }) => ({ ticket: id, ...value })),

  /** The next calls of a path fail. */
  'POST fault': (world, { body }) => {
    const { path, errcode, times } = FaultInput.parse(body)
    world.script(path, { errcode, times })
    return {}
  },

  /** Pushed events and whether the function took them, newest first. */
  'GET events': ({ events }) => events.newest(100),

  /** What the clock has brought about happens now, and the events are answered when this answers. */
  'POST settle': async (world) => {
    await world.settle()
    return {}
  },
}

const followersOf = (figures: Figures): number =>
  figures.followings('', '9999').reduce((sum, { change }) => sum + change, 0)
