import type { Bridge } from './bridge'
import { dispatch } from './event'
import type { Dist } from './load-dist'
import { innermostWith, named, settle, waitFor } from './looking'
import type { PageStack } from './page-stack'
import type { Templates } from './templates'
import type { View } from './view'
import type { PhoneCall } from './wx/api'
import { type Drawn, drawingOf } from './wx/canvas'
import type { CloudCall } from './wx/network'

interface Parts {
  readonly dist: Dist
  readonly templates: Templates
  readonly bridge: Bridge
  readonly stack: PageStack
  readonly view: View
  readonly calls: readonly PhoneCall[]
  readonly cloudCalls: readonly CloudCall[]
  readonly errors: readonly unknown[]
  readonly connect: (connected: boolean) => void
  readonly launch: (url: string, scene?: number) => void
}

/** What one step cost between logic and view, and on the air. */
export interface Cost {
  readonly setDataCalls: number
  readonly setDataBytes: number
  readonly cloudCalls: number
  readonly cloudBytes: number
}

/** A CSS selector, looked up on the page on top, or an element found before. */
type Target = string | Element

export interface ShareCard {
  readonly title?: string
  readonly path?: string
  readonly query?: string
  readonly imageUrl?: string
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

/** A running mini-program, in a tester's words. */
export function createMiniProgram(parts: Parts) {
  const { dist, templates, bridge, stack, view, calls, cloudCalls, errors } = parts
  const host = () => stack.top().view.host
  const all = (selector: string) => [...host().querySelectorAll(selector)]
  const text = (selector?: string) => {
    const element = selector ? host().querySelector(selector) : host()
    return element?.textContent ?? ''
  }
  const nothing = (what: string) => new Error(`${what} is not on ${stack.top().route}, which says: ${text()}`)

  function elementOf(target: Target): Element {
    const element = typeof target === 'string' ? host().querySelector(target) : target
    if (!element) throw nothing(String(target))
    return element
  }
  async function trigger(target: Target, type: string, detail: unknown = {}): Promise<void> {
    dispatch(elementOf(target), type, detail)
    await settle()
  }
  async function hook(name: string, ...args: unknown[]): Promise<unknown> {
    const answer = await stack.call(stack.top(), name, ...args)
    await settle()
    return answer
  }
  /** The card that a friend gets; from a button with openType share, or from the capsule's menu. */
  async function share(button?: Target): Promise<ShareCard> {
    const target = button ? { dataset: {}, id: elementOf(button).id } : undefined
    if (typeof stack.top().instance.onShareAppMessage !== 'function') throw nothing('a share hook')
    return (await hook('onShareAppMessage', { from: button ? 'button' : 'menu', target })) as ShareCard
  }

  return {
    /** Opens the app (again) at a page, as a share card or a menu link does: a page given by its path and query. */
    async launch(url = '', scene?: number): Promise<void> {
      parts.launch(url, scene)
      await settle()
    },
    async open(url: string): Promise<void> {
      stack.navigateTo(url.startsWith('/') ? url : `/${url}`)
      await settle()
    },
    /** The phone's own back, by gesture or by the arrow. */
    async back(pages = 1): Promise<void> {
      stack.back(pages)
      await settle()
    },
    /** A finger on the tab bar, by the tab's word. */
    async tapTab(word: string): Promise<void> {
      const tab = dist.tabs.find((one) => one.text === word)
      if (!tab) throw nothing(`the tab ${word}`)
      stack.switchTab(`/${tab.pagePath}`)
      await settle()
    },
    /** A finger on an element. A disabled button does nothing, as on a phone. */
    async tap(target: Target): Promise<void> {
      const element = elementOf(target)
      const button = element.closest('button')
      if (button?.hasAttribute('disabled')) return
      await trigger(element, 'tap', { x: 0, y: 0 })
    },
    input: (target: Target, value: string) => trigger(target, 'input', { value, cursor: value.length }),
    change: (target: Target, value: unknown) => trigger(target, 'change', { value }),
    trigger,
    async pullDownRefresh(): Promise<void> {
      if (!dist.pageJson(stack.top().route).enablePullDownRefresh) throw nothing('pull to refresh')
      await hook('onPullDownRefresh')
    },
    reachBottom: () => hook('onReachBottom'),
    scrollTo: (scrollTop: number) => hook('onPageScroll', { scrollTop }),
    share,

    text,
    /** The first element on the page on top, or null. */
    $: (selector: string): Element | null => host().querySelector(selector),
    $$: all,
    /** The innermost element whose text is these words, or else holds them. */
    byText(words: string): Element {
      const innermost = innermostWith(host(), words)
      if (!innermost) throw nothing(`“${words}”`)
      return innermost
    },
    /** The element that a screen reader calls so, or whose name holds these words. */
    byName(words: string): Element {
      const element = named(host(), words)
      if (!element) throw nothing(`anything called “${words}”`)
      return element
    },
    /** What was drawn on a canvas of the page. */
    drawn: (selector: string): readonly Drawn[] => drawingOf(elementOf(selector)).drawn,
    /** Asks again until the answer is truthy and nothing is thrown: never a fixed sleep. */
    waitFor: <Value>(ask: () => Value, patienceMs?: number) =>
      waitFor(ask, () => nothing('what was waited for'), patienceMs),
    /** What a step cost. */
    async measure(step: () => Promise<unknown>): Promise<Cost> {
      const [crossed, called] = [bridge.crossings.length, cloudCalls.length]
      await step()
      const crossings = bridge.crossings.slice(crossed)
      const sent = cloudCalls.slice(called)
      return {
        setDataCalls: crossings.length,
        setDataBytes: sum(crossings.map(({ bytes }) => bytes)),
        cloudCalls: sent.length,
        cloudBytes: sum(sent.map(({ sentBytes, receivedBytes }) => sentBytes + receivedBytes)),
      }
    },
    goOffline: () => parts.connect(false),
    goOnline: () => parts.connect(true),

    /** Routes of the open pages, the one on top last. */
    get stack(): string[] {
      return stack.routes()
    },
    /** What the navigation bar says. */
    get title(): string {
      return stack.top().title
    },
    /** The page element on top. */
    get page(): HTMLElement {
      return host()
    },
    /** Everything thrown in a page or the view, and every console.error. */
    errors,
    templateWarnings: templates.warnings,
    /** Every asynchronous API that was used, in order. */
    calls,
    cloudCalls,
    close(): void {
      stack.close()
      view.close()
    },
  }
}
export type MiniProgram = ReturnType<typeof createMiniProgram>
