import type { Bridge } from './bridge'
import type { Dist } from './load-dist'
import { parseUrl } from './paths'
import type { Definition, PageView, View } from './view'

/** A page as `getCurrentPages()` shows it: what the script gave to `Page()`, with its own data and setData. */
export type PageInstance = Record<string, unknown> & { readonly route: string }

interface OpenPage {
  readonly route: string
  readonly instance: PageInstance
  readonly view: PageView
  title: string
}

interface StackOptions {
  readonly dist: Dist
  readonly bridge: Bridge
  readonly view: View
  /** Loads a page's script once and answers what it gave to `Page()`. */
  readonly definitionOf: (route: string) => Definition
  readonly onError: (error: unknown) => void
}

/** WeChat refuses an eleventh page. */
const MAX_PAGES = 10

export function createPageStack({ dist, bridge, view, definitionOf, onError }: StackOptions) {
  let stack: OpenPage[] = []
  /** Tab pages live on while another tab is shown. */
  const tabs = new Map<string, OpenPage>()
  const isTab = (route: string) => dist.tabs.some((tab) => tab.pagePath === route)
  let serial = 0

  function top(): OpenPage {
    const page = stack.at(-1)
    if (!page) throw new Error('no page is open')
    return page
  }

  /** Runs a lifecycle or handler of a page; what it throws is kept, as a phone keeps it in its log. */
  function call(page: OpenPage, name: string, ...args: unknown[]): unknown {
    const method = page.instance[name]
    if (typeof method !== 'function') return undefined
    try {
      return method.apply(page.instance, args)
    } catch (error) {
      onError(error)
      return undefined
    }
  }

  function create(route: string, query: Record<string, string>): OpenPage {
    const definition = definitionOf(route)
    const pageView = view.openPage(route, (handler, event) => call(page, handler, event))
    serial++
    const instance: PageInstance = {
      ...definition,
      route,
      __route__: route,
      options: query,
      is: route,
      get data() {
        return pageView.data
      },
      __wxWebviewId__: serial,
      setData(data: object, then?: () => void) {
        pageView.setData(bridge.toView(route, data))
        if (then) void Promise.resolve().then(() => then.call(instance))
      },
      getPageId: () => `pageId:${serial}`,
    }
    const page: OpenPage = {
      route,
      instance,
      view: pageView,
      title: dist.pageJson(route).navigationBarTitleText ?? '',
    }
    stack.push(page)
    if (isTab(route)) tabs.set(route, page)
    showTop()
    call(page, 'onLoad', query)
    call(page, 'onShow')
    call(page, 'onReady')
    return page
  }

  function showTop(): void {
    for (const page of [...stack, ...tabs.values()]) page.view.show(page === stack.at(-1))
  }

  function drop(page: OpenPage): void {
    call(page, 'onUnload')
    tabs.delete(page.route)
    page.view.release()
  }

  function target(url: string) {
    const parsed = parseUrl(url, stack.at(-1)?.route)
    if (!dist.pages.includes(parsed.route)) throw new Error(`page "${parsed.route}" is not found`)
    return parsed
  }
  function notATab(url: string) {
    const parsed = target(url)
    if (isTab(parsed.route)) throw new Error('can not navigateTo a tabbar page')
    return parsed
  }

  return {
    top,
    call,
    routes: () => stack.map((page) => page.route),
    instances: () => stack.map((page) => page.instance),

    navigateTo(url: string): void {
      const { route, query } = notATab(url)
      if (stack.length >= MAX_PAGES) throw new Error('webview count limit exceed')
      call(top(), 'onHide')
      create(route, query)
    },
    redirectTo(url: string): void {
      const { route, query } = notATab(url)
      const left = stack.pop()
      if (left) drop(left)
      create(route, query)
    },
    reLaunch(url: string): void {
      const { route, query } = target(url)
      const left = new Set([...stack.reverse(), ...tabs.values()])
      stack = []
      for (const page of left) drop(page)
      create(route, query)
    },
    switchTab(url: string): void {
      // parameters do not reach a tab page
      const { route } = target(url)
      if (!isTab(route)) throw new Error('can not switch to no-tabBar page')
      if (top().route === route) return
      const left = stack.filter((page) => !isTab(page.route)).reverse()
      if (!left.length) call(top(), 'onHide')
      for (const page of left) drop(page)
      const kept = tabs.get(route)
      stack = kept ? [kept] : []
      if (!kept) {
        create(route, {})
        return
      }
      showTop()
      call(kept, 'onShow')
    },
    back(delta: number): void {
      if (stack.length < 2) throw new Error('cannot navigate back at first page.')
      const left = stack.splice(Math.max(1, stack.length - delta)).reverse()
      for (const page of left) drop(page)
      showTop()
      call(top(), 'onShow')
    },
    close(): void {
      const all = new Set([...stack.reverse(), ...tabs.values()])
      stack = []
      for (const page of all) drop(page)
    },
  }
}
export type PageStack = ReturnType<typeof createPageStack>
