import type { DistFiles } from './load-dist'
import { normalize, relativeTo } from './paths'

/**
 * Loads the scripts of a build the way WeChat's `define(...)` does: what the phone offers is handed in, and what only a
 * browser or Node has is not there. A page that uses `window`, `URL` or `TextEncoder` fails here as it does on a phone.
 */

/** Names of a browser, of Node and of jest that a phone's logic layer does not have. */
const ABSENT = [
  ...['window', 'document', 'frames', 'self', 'top', 'parent', 'location', 'navigator', 'history', 'screen'],
  ...['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'alert', 'confirm', 'prompt', 'open', 'close'],
  ...['XMLHttpRequest', 'WebSocket', 'fetch', 'Headers', 'Request', 'Response', 'FormData', 'Blob', 'File'],
  ...['URL', 'URLSearchParams', 'TextEncoder', 'TextDecoder', 'AbortController', 'AbortSignal', 'crypto'],
  ...['atob', 'btoa', 'structuredClone', 'queueMicrotask', 'requestAnimationFrame', 'cancelAnimationFrame'],
  ...['requestIdleCallback', 'performance', 'MutationObserver', 'IntersectionObserver', 'ResizeObserver'],
  ...['Image', 'Audio', 'Element', 'HTMLElement', 'Node', 'Event', 'CustomEvent', 'EventTarget'],
  ...['DOMParser', 'getComputedStyle', 'matchMedia', 'speechSynthesis', 'SpeechSynthesisUtterance'],
  ...['process', 'Buffer', 'global', 'setImmediate', 'clearImmediate', '__dirname', '__filename'],
  ...['jest', 'expect', 'describe', 'test', 'it', 'beforeAll', 'afterAll', 'beforeEach', 'afterEach'],
  'eval',
]

/** The language itself: what `globalThis` shows on a phone besides `wx`. */
const LANGUAGE = [
  ...[
    'Object',
    'Array',
    'String',
    'Number',
    'Boolean',
    'Symbol',
    'BigInt',
    'Math',
    'JSON',
    'Date',
    'RegExp',
    'Intl',
  ],
  ...[
    'Error',
    'TypeError',
    'RangeError',
    'SyntaxError',
    'Map',
    'Set',
    'WeakMap',
    'WeakSet',
    'Promise',
    'Proxy',
  ],
  ...[
    'Reflect',
    'ArrayBuffer',
    'DataView',
    'Int8Array',
    'Uint8Array',
    'Uint8ClampedArray',
    'Int16Array',
    'Uint16Array',
  ],
  ...[
    'Int32Array',
    'Uint32Array',
    'Float32Array',
    'Float64Array',
    'isNaN',
    'isFinite',
    'parseInt',
    'parseFloat',
  ],
  ...['encodeURIComponent', 'decodeURIComponent', 'encodeURI', 'decodeURI'],
  ...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
]

/** Code made of text does not run on a phone, with one exception that libraries use to find the global object. */
function noCodeFromText(phoneGlobal: object): FunctionConstructor {
  function Forbidden(...parts: string[]) {
    if (parts.length === 1 && /^\s*return this;?\s*$/.test(parts[0] ?? '')) return () => phoneGlobal
    throw new EvalError('Code generation from strings disallowed for this context')
  }
  Forbidden.prototype = Function.prototype
  return Forbidden as unknown as FunctionConstructor
}

export interface Logic {
  /** Runs a script of the build once and answers what it exports. */
  run(file: string): unknown
}

export function createLogic(files: DistFiles, offered: Readonly<Record<string, unknown>>): Logic {
  const phoneGlobal: Record<string, unknown> = { wx: offered.wx }
  for (const name of LANGUAGE) phoneGlobal[name] = (globalThis as Record<string, unknown>)[name]
  const scope: Record<string, unknown> = {
    ...offered,
    globalThis: phoneGlobal,
    Function: noCodeFromText(phoneGlobal),
  }
  for (const name of ABSENT) scope[name] = undefined
  const loaded = new Map<string, { exports: unknown }>()

  function resolve(from: string, request: string): string {
    const path = request.startsWith('.') ? relativeTo(from, request) : normalize(request)
    const found = [path, `${path}.js`, `${path}/index.js`].find(
      (name) => name.endsWith('.js') && name in files,
    )
    if (!found) throw new Error(`module '${request}' is not defined, required from '${from}'`)
    return found
  }

  function run(file: string): unknown {
    const before = loaded.get(file)
    if (before) return before.exports
    const code = files[file]
    if (code === undefined) throw new Error(`the build has no ${file}`)
    const module = { exports: {} as unknown }
    loaded.set(file, module)
    const wrapped = `return function (require, module, exports) {\n${code}\n}\n//# sourceURL=weapp:///${file}`
    const define = new Function(...Object.keys(scope), wrapped)(...Object.values(scope)) as (
      require: (request: string) => unknown,
      module: { exports: unknown },
      exports: unknown,
    ) => void
    define.call(undefined, (request) => run(resolve(file, request)), module, module.exports)
    return module.exports
  }
  return { run }
}
