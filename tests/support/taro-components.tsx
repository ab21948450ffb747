import { createElement, type ReactNode } from 'react'

/** DOM stand-ins for Taro's built-in components: the props that pages use, events in Taro's shape ({ detail: { value } }). */

type Props = Record<string, unknown> & { children?: ReactNode }

/** What goes to the element as it is. */
function passed(props: Props): Record<string, unknown> {
  const names = Object.keys(props).filter((name) =>
    /^(aria-|data-)|^(id|role|className|style|onClick)$/.test(name),
  )
  return Object.fromEntries(names.map((name) => [name, props[name]]))
}

const box = (tag: string) =>
  function TaroBox(props: Props) {
    return createElement(tag, passed(props), props.children)
  }

export const View = box('div')
export const Text = box('span')
export const Block = box('div')
export const ScrollView = box('div')
export const Swiper = box('div')
export const SwiperItem = box('div')
export const Form = box('form')
export const Label = box('label')
export const Canvas = box('canvas')
export const CustomWrapper = box('div')
export const RootPortal = box('div')
export const Navigator = box('div')
export const PageMeta = () => null
export const NavigationBar = () => null

export function Button(props: Props) {
  return createElement(
    'button',
    { ...passed(props), type: 'button', disabled: Boolean(props.disabled) },
    props.children,
  )
}

export function Image(props: Props) {
  return createElement('img', { alt: '', src: props.src, ...passed(props) })
}

type Handler = ((event: { detail: { value: string } }) => void) | undefined

const field = (tag: 'input' | 'textarea') =>
  function TaroField(props: Props) {
    const say = (name: string) => (event: { target: { value: string } }) =>
      (props[name] as Handler)?.({ detail: { value: event.target.value } })
    return createElement(tag, {
      ...passed(props),
      ...(props.nativeProps as object | undefined),
      value: props.value,
      placeholder: props.placeholder,
      maxLength: props.maxlength,
      disabled: props.disabled,
      onChange: say('onInput'),
      onFocus: say('onFocus'),
      onBlur: say('onBlur'),
    })
  }

export const Input = field('input')
export const Textarea = field('textarea')

export function Switch(props: Props) {
  return createElement('input', {
    ...passed(props),
    type: 'checkbox',
    role: 'switch',
    checked: Boolean(props.checked),
    onChange: (event: { target: { checked: boolean } }) =>
      (props.onChange as ((event: { detail: { value: boolean } }) => void) | undefined)?.({
        detail: { value: event.target.checked },
      }),
  })
}
