import { time } from './format'

/** The page's own small way to make elements. Texts become text nodes, so nothing that is shown can run. */

type Child = Node | string | null | undefined | false
type Listener = (event: Event) => void
interface Properties {
  readonly [name: string]: string | number | boolean | Listener | undefined
}

/** An element with its attributes; `onclick` and the like listen, `false` and nothing are left out. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue
    if (typeof value === 'function') made.addEventListener(name.slice(2), value)
    else made.setAttribute(name, value === true ? '' : String(value))
  }
  made.append(
    ...children.filter(
      (child): child is Node | string => child !== null && child !== undefined && child !== false,
    ),
  )
  return made
}

/** A moment, which does not break in two. */
export const moment = (at: string | number) =>
  element('time', { datetime: new Date(at).toISOString() }, time(at))

export const note = (...children: Child[]) => element('p', { class: 'meta' }, ...children)
export const row = (...children: Child[]) => element('div', { class: 'row' }, ...children)
export const link = (href: string, ...children: Child[]) => element('a', { href }, ...children)

export function section(title: string, ...children: Child[]): HTMLElement {
  return element('section', {}, element('h2', {}, title), ...children)
}

type Look = 'main' | 'danger' | 'quiet'

/** A button that cannot be pressed again while its work is under way; what goes wrong is told where `failed` says. */
export function button(text: string, work: () => unknown, look?: Look): HTMLButtonElement {
  const made = element('button', { type: 'button', class: look })
  made.append(text)
  made.addEventListener('click', async () => {
    made.disabled = true
    try {
      await work()
    } catch (error) {
      say((error as Error).message, 'error')
    } finally {
      made.disabled = false
    }
  })
  return made
}

/** A field with its label. */
export function field<Input extends HTMLElement>(text: string, input: Input): HTMLLabelElement {
  return element('label', {}, element('span', {}, text), input)
}

export function select(options: readonly (readonly [value: string, text: string])[], chosen = '') {
  return element(
    'select',
    {},
    ...options.map(([value, text]) => element('option', { value, selected: value === chosen }, text)),
  )
}

/** A table that scrolls within itself when it is wider than the screen; `label` names it for screen readers. */
export function table(
  label: string,
  heads: readonly string[],
  rows: readonly (readonly Child[])[],
): HTMLElement {
  return element(
    'div',
    { class: 'scroll', role: 'region', 'aria-label': label, tabindex: 0 },
    element(
      'table',
      {},
      element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head)))),
      element(
        'tbody',
        {},
        ...rows.map((cells) => element('tr', {}, ...cells.map((cell) => element('td', {}, cell)))),
      ),
    ),
  )
}

/** A place for what comes later; says what went wrong when it does not come. Only the last call counts. */
export function area(load: () => Promise<Child | Child[]>): {
  place: HTMLElement
  refresh: () => Promise<void>
} {
  const place = element('div', { class: 'area' }, note('正在取 …'))
  let turn = 0
  const refresh = async () => {
    const mine = ++turn
    place.setAttribute('aria-busy', 'true')
    try {
      const children = [await load()].flat()
      if (mine !== turn) return
      place.replaceChildren(...children.filter((child): child is Node | string => Boolean(child)))
    } catch (error) {
      if (mine === turn)
        place.replaceChildren(element('p', { class: 'error', role: 'alert' }, (error as Error).message))
    }
    place.removeAttribute('aria-busy')
  }
  void refresh()
  return { place, refresh }
}

/** Tells something in passing, to screen readers too. */
export function say(text: string, kind: 'done' | 'error' = 'done'): void {
  const place = document.getElementById('said')
  if (!place) return
  const told = element('p', { class: kind }, text)
  place.replaceChildren(told)
  setTimeout(() => told.remove(), kind === 'error' ? 12_000 : 5000)
}

/** Asks before something that cannot be undone; true when it shall be done. Escape and 取消 say no. */
export function confirmed(question: string, doIt: string): Promise<boolean> {
  return new Promise((answer) => {
    const no = element('button', { type: 'button', onclick: () => dialog.close('') }, '取消')
    const yes = element(
      'button',
      { type: 'button', class: 'danger', onclick: () => dialog.close('yes') },
      doIt,
    )
    const text = element('p', { id: 'question' }, question)
    const dialog = element('dialog', { 'aria-labelledby': 'question' }, text, row(yes, no))
    dialog.addEventListener('close', () => {
      dialog.remove()
      answer(dialog.returnValue === 'yes')
    })
    document.body.append(dialog)
    dialog.showModal()
    no.focus()
  })
}

/** Puts a text where it can be pasted from. */
export async function copy(text: string): Promise<void> {
  await navigator.clipboard.writeText(text)
  say('复制好了')
}
