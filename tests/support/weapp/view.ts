import * as glassEasel from 'glass-easel'
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import type { Bridge } from './bridge'
import { overTheBridge } from './bridge'
import { defineBuiltins } from './builtins'
import { type PageEvent, toPageEvent } from './event'
import type { Dist } from './load-dist'
import type { Templates } from './templates'

/** What a script handed to `Page()` or `Component()`. */
export type Definition = Readonly<Record<string, unknown>>

/** A page on the screen. */
export interface PageView {
  readonly host: HTMLElement
  /** As set so far. */
  readonly data: object
  setData(data: object): void
  show(shown: boolean): void
  release(): void
}

interface ViewOptions {
  readonly dist: Dist
  readonly templates: Templates
  readonly bridge: Bridge
  readonly onError: (error: unknown) => void
  /** Runs the script of a component, which then registers itself through `defineComponent`. */
  readonly runComponent: (path: string) => void
}

type OnEvent = (handler: string, event: PageEvent) => unknown
type Caller = object & { data: object; setData(data: object): void }

const isHandler = (value: unknown): value is (...args: unknown[]) => unknown => typeof value === 'function'

/** `wx://form-field` and its like belong to native forms; nothing here needs them. */
const ownBehaviours = (definition: Definition) =>
  ((definition.behaviors ?? []) as unknown[]).filter(
    (behaviour) => typeof behaviour !== 'string' || !behaviour.startsWith('wx://'),
  )

/** The view layer: WeChat's component framework drawing the build's own templates into the document. */
export function createView({ dist, templates, bridge, onError, runComponent }: ViewOptions) {
  glassEasel.globalOptions.writeIdToDOM = true
  glassEasel.globalOptions.throwGlobalError = false
  const quiet = () => false
  const note = (error: unknown) => {
    onError(error)
    return false
  }
  glassEasel.addGlobalErrorListener(note)
  glassEasel.addGlobalWarningListener(quiet)

  const environment = new MiniProgramEnv()
  const space = environment.createCodeSpace('', true)
  keepWrittenIds(space)
  defineBuiltins(
    environment.getGlobalCodeSpace().getComponentSpace(),
    space.getComponentSpace(),
    templates.slot,
  )
  const backend = environment.associateBackend(new glassEasel.CurrentWindowBackendContext())
  const registered = new Set<string>()
  const listeners = new WeakMap<object, OnEvent>()

  /** Settings and template of a page or component, and all components it uses. */
  function prepare(path: string): void {
    const using = dist.componentsOf(path)
    space.addComponentStaticConfig(path, {
      ...(JSON.parse(dist.files[`${path}.json`] ?? '{}') as object),
      usingComponents: Object.fromEntries(Object.entries(using).map(([name, to]) => [name, `/${to}`])),
    })
    space.addCompiledTemplate(path, templates.of(path))
    for (const used of Object.values(using)) {
      if (registered.has(used)) continue
      registered.add(used)
      prepare(used)
      runComponent(used)
    }
  }

  /** `Component()` of a part: its own setData is counted too. */
  function defineComponent(path: string, definition: Definition): void {
    const lifetimes = (definition.lifetimes ?? {}) as Definition
    const created = lifetimes.created ?? definition.created
    const counted = {
      ...definition,
      behaviors: ownBehaviours(definition),
      created: undefined,
      lifetimes: {
        ...lifetimes,
        created(this: Caller) {
          const draw = this.setData.bind(this)
          Object.defineProperty(this, 'setData', {
            value: (data: object, then?: () => void) => {
              draw(bridge.toView(path, data))
              if (then) void Promise.resolve().then(() => then.call(this))
            },
          })
          if (isHandler(created)) created.call(this)
        },
      },
    }
    space.componentEnv(path, ({ Component }) => Component(counted as never))
  }

  /** The view's half of a page: each function of the page forwards its event to the logic. */
  function definePage(route: string, page: Definition): void {
    prepare(route)
    const names = Object.keys(page).filter((name) => isHandler(page[name]))
    const forward = (name: string) =>
      function (this: object, event: glassEasel.ShadowedEvent<unknown>) {
        return listeners.get(this)?.(name, toPageEvent(event))
      }
    const methods = Object.fromEntries(names.map((name) => [name, forward(name)]))
    const data = overTheBridge(page.data) ?? {}
    space.componentEnv(route, ({ Component }) => Component({ data, methods } as never))
  }

  function openPage(route: string, onEvent: OnEvent): PageView {
    const root = backend.createRoot('page', space, route)
    const caller = root.get() as Caller
    listeners.set(caller, onEvent)
    const place = document.createElement('div')
    document.body.append(place)
    root.attach(document.body as never, place as never)
    const host = root.getComponent().getBackendElement() as unknown as HTMLElement
    host.setAttribute('data-route', route)
    return {
      host,
      get data() {
        return caller.data
      },
      setData: (data) => caller.setData(data),
      show(shown) {
        host.style.display = shown ? '' : 'none'
      },
      release() {
        root.release()
        host.remove()
      },
    }
  }

  return {
    defineComponent,
    definePage,
    openPage,
    defineBehaviour: (definition: Definition) =>
      space.componentEnv('', ({ Behavior }) =>
        Behavior({ ...definition, behaviors: ownBehaviours(definition) } as never),
      ),
    close() {
      glassEasel.removeGlobalErrorListener(note)
      glassEasel.removeGlobalWarningListener(quiet)
    },
  }
}
export type View = ReturnType<typeof createView>

interface WithOptions {
  prepareComponentOptions(...args: unknown[]): [{ idPrefixGenerator: unknown }, unknown]
}

/** The adapter would put a prefix of its own before every id; tests look for the ids that pages write. */
function keepWrittenIds(space: object): void {
  const internal = space as WithOptions
  const prepare = internal.prepareComponentOptions
  internal.prepareComponentOptions = function (...args) {
    const [options, isolation] = prepare.apply(this, args)
    return [{ ...options, idPrefixGenerator: null }, isolation]
  }
}
