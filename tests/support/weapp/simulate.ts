import { relative, resolve } from 'node:path'
import { loadDist } from './load-dist'
import { createLogic } from './logic'
import { innermostWith, settle, waitFor } from './looking'
import type { Definition } from './view'
import { createWx } from './wx'
import { USUAL_PHONE } from './wx/device'
import type { CallFunction } from './wx/network'

/**
 * A second opinion: the same build drawn by miniprogram-simulate, Tencent's own test bed (wcc and exparser instead of glass-easel).
 * It knows components but no pages, so a page is registered as a component with the page's functions as methods.
 */

type PageInstance = Record<string, (...args: unknown[]) => unknown>

/** What of miniprogram-simulate is used here. */
interface Simulate {
  load(path: string, tagName: string, options: { compiler: 'official'; rootPath: string }): string
  render(id: string): {
    readonly dom: Element
    readonly instance: PageInstance
    attach(parent: Element): void
    detach(): void
  }
}
/** The framework's element behind a DOM element. */
interface Exparsed {
  triggerEvent(type: string, detail: object, options: object): void
}

export interface SimulatedPage {
  readonly dom: Element
  text(): string
  /** The innermost element whose text is these words, or else holds them. */
  byText(words: string): Element
  trigger(target: Element, type: string, detail?: object): Promise<void>
  tap(target: Element): Promise<void>
  waitFor<Value>(ask: () => Value): Promise<Awaited<Value>>
  close(): void
}

/** Starts the app of a build. */
export function startSimulator(dist: string, callFunction: CallFunction) {
  const root = resolve(dist)
  const { files, pages } = loadDist(root)
  const visited: string[] = []
  const go = (url: string) => void visited.push(url)
  let shown: Element = document.body
  let current: PageInstance[] = []
  let app: Definition | undefined

  const { wx } = createWx({
    navigation: {
      navigateTo: go,
      redirectTo: go,
      reLaunch: go,
      switchTab: go,
      back: () => go('back'),
      setTitle: () => undefined,
      host: () => shown,
      entry: () => ({ path: pages[0] ?? '', query: {}, scene: 1001 }),
    },
    callFunction,
    storage: new Map(),
    phone: USUAL_PHONE,
    overrides: {},
  })
  const { simulate, register } = loadSimulate(root, (path) => logic.run(`${path}.js`))
  const logic = createLogic(files, {
    wx,
    console,
    App(definition: Definition) {
      app = definition
    },
    getApp: () => app,
    getCurrentPages: () => current,
    Component: register,
    Page({ data, ...rest }: Definition) {
      const methods = Object.entries(rest).filter(([, value]) => typeof value === 'function')
      register({ data, methods: Object.fromEntries(methods) })
    },
  })
  logic.run('app.js')
  ;(app as { onLaunch?(options: object): void } | undefined)?.onLaunch?.({ path: '', query: {}, scene: 1001 })
  const loaded = new Map<string, string>()

  async function open(route: string, query: Record<string, string> = {}): Promise<SimulatedPage> {
    const id =
      loaded.get(route) ?? simulate.load(`${root}/${route}`, 'page', { compiler: 'official', rootPath: root })
    loaded.set(route, id)
    const { dom, instance, attach, detach } = bound(simulate.render(id))
    const holder = document.body.appendChild(document.createElement('div'))
    attach(holder)
    shown = dom
    current = [instance]
    Object.assign(instance, { route, options: query })
    instance.onLoad?.(query)
    instance.onShow?.()
    instance.onReady?.()
    await settle()

    const text = () => dom.textContent ?? ''
    async function trigger(target: Element, type: string, detail = {}): Promise<void> {
      let node: (Node & { __wxElement?: Exparsed }) | null = target
      while (node && !node.__wxElement) node = node.parentNode
      node?.__wxElement?.triggerEvent(type, detail, { bubbles: true, composed: true })
      await settle()
    }
    return {
      dom,
      text,
      byText(words) {
        const innermost = innermostWith(dom, words)
        if (!innermost) throw new Error(`“${words}” is not on ${route}, which says: ${text()}`)
        return innermost
      },
      trigger,
      tap: (target) => trigger(target, 'tap', { x: 0, y: 0 }),
      waitFor: (ask) => waitFor(ask, () => new Error(`${route} still says: ${text()}`)),
      close() {
        instance.onUnload?.()
        detach()
        holder.remove()
      },
    }
  }
  return {
    open,
    /** Addresses that pages asked the phone to go to. */
    visited,
  }
}

function bound(page: ReturnType<Simulate['render']>) {
  const { dom, instance } = page
  return { dom, instance, attach: page.attach.bind(page), detach: page.detach.bind(page) }
}

/**
 * The test bed runs a component's script with Node's `require`, once. Here scripts run as they do on a phone; and because a
 * build's script registers its component only the first time, what it registered is handed over again for the next page.
 */
function loadSimulate(root: string, run: (path: string) => void) {
  const simulate = require('miniprogram-simulate') as Simulate
  const utils = require('miniprogram-simulate/src/utils') as { runJs: (path: string) => void }
  const { Component } = globalThis as unknown as { Component: (definition: Definition) => void }
  const registered = new Map<string, Definition>()
  let running = ''

  function register(definition: Definition): void {
    registered.set(running, definition)
    // without a prefix of its own, or the build's class names would not be found
    Component({ ...definition, options: { ...(definition.options as object), classPrefix: '' } })
  }
  utils.runJs = (file) => {
    const path = relative(root, file).replaceAll('\\', '/')
    const before = registered.get(path)
    running = path
    if (before) register(before)
    else run(path)
  }
  return { simulate, register }
}
