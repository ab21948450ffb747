import { createBridge } from './bridge'
import { loadDist } from './load-dist'
import { createLogic } from './logic'
import { createMiniProgram, type MiniProgram } from './mini-program'
import { createPageStack } from './page-stack'
import { parseUrl } from './paths'
import { compileTemplates } from './templates'
import { createView, type Definition } from './view'
import { createWx } from './wx'
import { type Entry, type Phone, USUAL_PHONE } from './wx/device'
import type { CallFunction } from './wx/network'
import type { PhoneStorage } from './wx/storage'

export type { MiniProgram } from './mini-program'
export { throughCloud } from './through-cloud'
export type { PhoneStorage } from './wx/storage'

export interface BootOptions {
  /** The page the app is opened on, as a share card or a menu link names it; default: its first page. */
  readonly url?: string
  /** Where it was opened from; default 1001, WeChat's own list. */
  readonly scene?: number
  /** What stands behind `wx.cloud.callFunction`. Ours go through `throughCloud`: to the real functions and their data. */
  readonly callFunction: CallFunction
  /** Pass the same map to the next boot to open the app again on the same phone. */
  readonly storage?: PhoneStorage
  readonly phone?: Partial<Phone>
  /** Replaces or adds single APIs of `wx`. */
  readonly wxOverrides?: Readonly<Record<string, unknown>>
  /** What plugins export, by the name under which app.json declares them; `requirePlugin` throws for any other. */
  readonly plugins?: Readonly<Record<string, unknown>>
}

const compiled = new Map<string, ReturnType<typeof compile>>()

function compile(root: string) {
  const dist = loadDist(root)
  return { dist, templates: compileTemplates(dist.files) }
}

/** Runs a real weapp build, untouched: its scripts without a browser, its templates in WeChat's own component framework. */
export async function bootMiniProgram(root: string, options: BootOptions): Promise<MiniProgram> {
  const { dist, templates } = compiled.get(root) ?? compile(root)
  compiled.set(root, { dist, templates })
  const errors: unknown[] = []
  const onError = (error: unknown) => void errors.push(error)
  const bridge = createBridge()
  let entry: Entry = entryOf(options.url ?? '', dist.pages, options.scene)

  let app: Definition | undefined
  const definitions = new Map<string, Definition>()
  let registering = ''
  function register(path: string): void {
    const outer = registering
    registering = path
    try {
      logic.run(`${path}.js`)
    } finally {
      registering = outer
    }
  }

  const view = createView({ dist, templates, bridge, onError, runComponent: register })
  const stack = createPageStack({ dist, bridge, view, definitionOf, onError })
  const { wx, calls, cloudCalls, connect } = createWx({
    navigation: {
      ...stack,
      setTitle(title) {
        stack.top().title = title
      },
      host: () => stack.top().view.host,
      entry: () => entry,
    },
    callFunction: options.callFunction,
    storage: options.storage ?? new Map(),
    phone: { ...USUAL_PHONE, ...options.phone },
    overrides: options.wxOverrides ?? {},
  })
  const logic = createLogic(dist.files, {
    wx,
    console: { ...console, error: (...words: unknown[]) => onError(new Error(words.map(String).join(' '))) },
    App(definition: Definition) {
      app = definition
    },
    requirePlugin(name: string) {
      const plugin = options.plugins?.[name]
      if (!plugin) throw new Error(`plugin ${name} is not defined`)
      return plugin
    },
    getApp: () => app,
    getCurrentPages: () => stack.instances(),
    Page: (definition: Definition) => void definitions.set(registering, definition),
    Component: (definition: Definition) => view.defineComponent(registering, definition),
    Behavior: view.defineBehaviour,
  })

  /** Subpackages come to the phone when one of their pages is first opened; so do scripts here. */
  function definitionOf(route: string): Definition {
    const known = definitions.get(route)
    if (known) return known
    register(route)
    const definition = definitions.get(route)
    if (!definition) throw new Error(`${route}.js registered no page`)
    view.definePage(route, definition)
    return definition
  }
  function onApp(name: string, options: object): void {
    const method = app?.[name]
    if (typeof method === 'function') method.call(app, options)
  }

  logic.run('app.js')
  if (!app) throw new Error('app.js registered no app')
  onApp('onLaunch', entry)
  const program = createMiniProgram({
    dist,
    templates,
    bridge,
    stack,
    view,
    calls,
    cloudCalls,
    errors,
    connect,
    launch(url, scene) {
      entry = entryOf(url, dist.pages, scene)
      onApp('onShow', entry)
      if (dist.pages.includes(entry.path)) stack.reLaunch(`/${url || entry.path}`)
      else onApp('onPageNotFound', { ...entry, isEntryPage: true })
    },
  })
  await program.launch(options.url, options.scene)
  return program
}

function entryOf(url: string, pages: readonly string[], scene = 1001): Entry {
  const { route, query } = parseUrl(url || (pages[0] ?? ''))
  return { path: route, query, scene }
}
