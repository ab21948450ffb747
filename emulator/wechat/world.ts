import type { Outbox } from '../outbox'
import { Shelves } from '../shelves'
import { Drafts } from './drafts'
import { type Deliver, Events } from './events'
import { Figures } from './figures'
import { Grants } from './grants'
import { Inbox } from './inbox'
import { Materials } from './materials'
import { People } from './people'
import { Publications } from './publications'
import { mediaChecked, publishFinished } from './pushed'
import { Safety } from './safety'
import type { WechatSettings } from './settings'
import { Tickets } from './tickets'
import { Tokens } from './tokens'

/** How often what is under way is looked at. The clock may be moved, so no timer waits for a moment. */
const TICK_MS = 500

interface Options {
  /** The SQLite file; made when missing. */
  readonly file: string
  readonly settings: WechatSettings
  readonly outbox: Outbox
  /** Milliseconds since 1970; may be moved. */
  readonly now: () => number
  /** This WeChat's own address, where pictures can be fetched. */
  readonly address: string
  /** Left out: nobody receives events. */
  readonly deliver?: Deliver
}

/** A refusal that the next calls of a path will get. */
interface Fault {
  readonly errcode: number
  readonly times: number
}

/** All that a local WeChat remembers: one mini-program, one public account, and the people who use them. */
export class World {
  readonly settings: WechatSettings
  readonly now: () => number
  readonly tokens: Tokens
  readonly logInCodes: Tickets
  readonly phoneCodes: Tickets
  readonly people: People
  readonly grants: Grants
  readonly inbox: Inbox
  readonly safety: Safety
  readonly materials: Materials
  readonly drafts: Drafts
  readonly publications: Publications
  readonly menu
  readonly links
  readonly figures: Figures
  readonly events: Events
  readonly #faults
  readonly #address: string
  readonly #shelves: Shelves
  readonly #tick: NodeJS.Timeout
  #settling: Promise<void> = Promise.resolve()
  #rests = false

  constructor({ file, settings, outbox, now, address, deliver }: Options) {
    const shelves = new Shelves(file)
    this.#shelves = shelves
    this.#address = address
    this.settings = settings
    this.now = now
    this.tokens = new Tokens(shelves.shelf('tokens'), now)
    this.logInCodes = new Tickets(shelves.shelf('log_in_codes'), now, 'codeUsed')
    this.phoneCodes = new Tickets(shelves.shelf('phone_codes'), now, 'invalidCode')
    this.people = new People(shelves.shelf('people'), now, settings)
    this.grants = new Grants(shelves.shelf('grants'))
    this.inbox = new Inbox(shelves.shelf('inbox'), outbox)
    const { words, mediaCheckSeconds, publishSeconds } = settings
    this.safety = new Safety(shelves.shelf('media_checks'), { words, now, seconds: mediaCheckSeconds })
    this.materials = new Materials(shelves.shelf('materials'), shelves.shelf('pictures'), address)
    this.drafts = new Drafts(shelves.shelf('drafts'), now)
    this.publications = new Publications(shelves.shelf('publications'), shelves.shelf('outcomes'), {
      now,
      seconds: publishSeconds,
    })
    this.menu = shelves.shelf<object>('menu')
    this.links = shelves.shelf<object>('links')
    this.figures = new Figures(shelves.shelf('readings'), shelves.shelf('followings'), now)
    this.events = new Events(shelves.shelf('events'), now, deliver)
    this.#faults = shelves.shelf<Fault>('faults')
    this.#tick = setInterval(() => this.look(), TICK_MS).unref()
  }

  /** The address of a published article. */
  articleUrl(articleId: string, index: number): string {
    return `${this.#address}/s/${articleId}_${index}`
  }

  /** Lets the next calls of a path fail, e.g. with 45009 or -1. */
  script(path: string, fault: Fault): void {
    this.#faults.put(path, fault)
  }

  /** The error that a call of this path gets instead of its answer. */
  takeFault(path: string): number | undefined {
    const fault = this.#faults.get(path)
    if (!fault) return undefined
    if (fault.times > 1) this.#faults.put(path, { ...fault, times: fault.times - 1 })
    else this.#faults.remove(path)
    return fault.errcode
  }

  /** Whatever the clock has brought about: jobs end, events go out. Answers when the events have been answered. */
  async settle(): Promise<void> {
    this.#shelves.together(() => {
      for (const ended of this.publications.settle()) {
        if (ended.status === 0) this.drafts.remove(ended.mediaId)
        const url = (index: number) => this.articleUrl(ended.articleId, index)
        this.events.push(publishFinished(ended, this.settings.publicAccount.appid, url))
      }
      for (const ended of this.safety.settle())
        this.events.push(mediaChecked(ended, this.settings.miniProgram.appid))
    })
    const delivered = this.events.deliverWaiting()
    this.#settling = Promise.all([this.#settling, delivered]).then(() => {})
    // what an earlier look has begun to deliver counts too
    await this.#settling
  }

  /** The same without waiting; what goes wrong is tried again at the next look. */
  look(): void {
    if (this.#rests) return
    this.settle().catch((error: unknown) => console.error('wechat', error))
  }

  /** From now on nothing is begun; what was begun still ends. To be called before the functions end. */
  rest(): void {
    this.#rests = true
    clearInterval(this.#tick)
  }

  /** The functions that receive events must have ended before, or been told to. */
  async close(): Promise<void> {
    this.rest()
    await this.#settling
    this.#shelves.close()
  }
}
