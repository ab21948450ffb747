import * as glassEasel from 'glass-easel'
import { overTheBridge } from './bridge'

/** Events that stay at the element they happen to; all others bubble, as taps and touches do. */
const STAYING = new Set([
  ...[
    'input',
    'change',
    'confirm',
    'focus',
    'blur',
    'scroll',
    'scrolltolower',
    'scrolltoupper',
    'submit',
    'reset',
  ],
  ...[
    'load',
    'error',
    'animationfinish',
    'columnchange',
    'linechange',
    'play',
    'pause',
    'ended',
    'timeupdate',
  ],
  ...['refresherrefresh', 'refresherrestore', 'getphonenumber', 'chooseavatar', 'agreeprivacyauthorization'],
])

interface Target {
  readonly id?: string
  readonly dataset?: Record<string, unknown>
  getBackendElement?(): unknown
}

/** What a page's handler gets: plain data, with ids and datasets instead of elements. */
export interface PageEvent {
  readonly type: string
  readonly timeStamp: number
  readonly detail: unknown
  readonly target: object | undefined
  readonly currentTarget: object | undefined
  readonly mark: unknown
  readonly touches: readonly object[]
  readonly changedTouches: readonly object[]
}

function describeTarget(target: Target | null | undefined): object | undefined {
  if (!target) return undefined
  const element = target.getBackendElement?.() as Element | null | undefined
  return { id: target.id || element?.id || '', dataset: target.dataset ?? {}, offsetLeft: 0, offsetTop: 0 }
}

/** The event as it crosses from the view to the logic. */
export function toPageEvent(event: glassEasel.ShadowedEvent<unknown>): PageEvent {
  const { type, timeStamp, detail, target, currentTarget } = event
  return overTheBridge({
    type: String(type),
    timeStamp: Number(timeStamp),
    detail: detail ?? {},
    target: describeTarget(target as Target),
    currentTarget: describeTarget(currentTarget as Target),
    mark: (event as { mark?: unknown }).mark,
    touches: [],
    changedTouches: [],
  })
}

/** Lets an event happen at an element of the page, as if a finger or the phone had caused it. */
export function dispatch(element: Element, type: string, detail: unknown): void {
  let node: (Node & { __wxElement?: glassEasel.Element }) | null = element
  while (node && !node.__wxElement) node = node.parentNode
  if (!node?.__wxElement) throw new Error('this element belongs to no page')
  const options = STAYING.has(type) ? {} : { bubbles: true, composed: true, capturePhase: true }
  glassEasel.triggerEvent(node.__wxElement, type, detail, options)
}
