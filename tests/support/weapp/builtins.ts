import type * as glassEasel from 'glass-easel'

/**
 * The built-in components of the base library, as far as a test without layout needs them: real glass-easel components
 * (so that `bindtap` is a listener and not an attribute) whose typed properties show as attributes of their element.
 */

type Kind = 'flag' | 'text' | 'number' | 'list' | 'any'
type Properties = Readonly<Record<string, Kind>>

const field: Properties = {
  value: 'text',
  placeholder: 'text',
  disabled: 'flag',
  focus: 'flag',
  maxlength: 'number',
  name: 'text',
}

const TAGS: Readonly<Record<string, Properties>> = {
  block: {},
  button: {
    type: 'text',
    size: 'text',
    disabled: 'flag',
    loading: 'flag',
    plain: 'flag',
    openType: 'text',
    formType: 'text',
  },
  canvas: { type: 'text', canvasId: 'text' },
  checkbox: { value: 'text', checked: 'flag', disabled: 'flag' },
  'checkbox-group': { name: 'text' },
  'cover-image': { src: 'text' },
  'cover-view': {},
  form: {},
  icon: { type: 'text', size: 'any', color: 'text' },
  image: { src: 'text', mode: 'text', lazyLoad: 'flag', showMenuByLongpress: 'flag' },
  input: { ...field, type: 'text', password: 'flag', confirmType: 'text' },
  label: { for: 'text' },
  map: { longitude: 'number', latitude: 'number', markers: 'list' },
  'match-media': {},
  'movable-area': {},
  'movable-view': {},
  'navigation-bar': { title: 'text' },
  navigator: { url: 'text', openType: 'text' },
  'official-account': {},
  'page-container': { show: 'flag' },
  'page-meta': { rootFontSize: 'text', pageStyle: 'text', pageFontSize: 'text' },
  picker: {
    mode: 'text',
    disabled: 'flag',
    value: 'any',
    range: 'list',
    start: 'text',
    end: 'text',
  },
  'picker-view': { value: 'list' },
  'picker-view-column': {},
  progress: { percent: 'number' },
  radio: { value: 'text', checked: 'flag', disabled: 'flag' },
  'radio-group': { name: 'text' },
  'rich-text': { nodes: 'any' },
  'root-portal': { enable: 'flag' },
  'scroll-view': {
    scrollX: 'flag',
    scrollY: 'flag',
    scrollIntoView: 'text',
    refresherEnabled: 'flag',
    refresherTriggered: 'flag',
  },
  slider: { value: 'number', min: 'number', max: 'number', step: 'number', disabled: 'flag' },
  swiper: { current: 'number', autoplay: 'flag', circular: 'flag', vertical: 'flag' },
  'swiper-item': { itemId: 'text' },
  switch: { checked: 'flag', disabled: 'flag', name: 'text' },
  text: { selectable: 'flag', userSelect: 'flag' },
  textarea: { ...field, autoHeight: 'flag' },
  video: { src: 'text', poster: 'text', controls: 'flag' },
  view: {},
  'web-view': { src: 'text' },
}

/** What every component takes; screen readers get the aria ones. */
const COMMON: Properties = {
  ariaRole: 'text',
  ariaLabel: 'text',
  ariaHidden: 'any',
  ariaLive: 'text',
  ariaLevel: 'any',
  ariaChecked: 'any',
  ariaSelected: 'any',
  ariaExpanded: 'any',
  ariaDisabled: 'any',
  ariaModal: 'any',
  ariaValuenow: 'any',
  ariaValuemin: 'any',
  ariaValuemax: 'any',
  ariaPosinset: 'any',
  ariaSetsize: 'any',
  ariaCurrent: 'any',
  role: 'text',
}

/** `null` takes a value of any type. */
const TYPES = { flag: Boolean, text: String, number: Number, list: Array, any: null } as const
const EMPTY = { flag: false, text: '', number: 0, list: [], any: '' } as const

/** Names of the built-in tags: what `wx.canIUse` answers for. */
export const BUILTIN_TAGS: readonly string[] = Object.keys(TAGS)

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

function showAsAttribute(element: Element | null | undefined, name: string, value: unknown): void {
  if (!element?.setAttribute) return
  const nothing =
    value === false ||
    value === '' ||
    value === undefined ||
    value === null ||
    (Array.isArray(value) && !value.length)
  if (nothing) element.removeAttribute(name)
  else if (value === true) element.setAttribute(name, name.startsWith('aria-') ? 'true' : '')
  else element.setAttribute(name, typeof value === 'object' ? JSON.stringify(value) : String(value))
}

interface WithElement {
  getBackendElement?(): unknown
}

/** Defines the built-in components in `global` and makes them known to every component of `main`. */
export function defineBuiltins(
  global: glassEasel.ComponentSpace,
  main: glassEasel.ComponentSpace,
  slot: glassEasel.template.ComponentTemplate,
): void {
  for (const [tag, own] of Object.entries(TAGS)) {
    const kinds = Object.entries({ ...own, ...COMMON })
    const definition = {
      template: slot,
      properties: Object.fromEntries(
        kinds.map(([name, kind]) => [name, { type: TYPES[kind], value: EMPTY[kind] }]),
      ),
      observers: kinds.map(([name]) => ({
        fields: name,
        observer(this: unknown, value: unknown) {
          showAsAttribute((this as WithElement).getBackendElement?.() as Element | null, kebab(name), value)
        },
      })),
    }
    const builder = global.define(tag).options({ writeIdToDOM: true })
    builder.definition(definition as Parameters<typeof builder.definition>[0])
    main.setGlobalUsingComponent(tag, builder.registerComponent() as never)
  }
}
