import type { InvocationRecord } from '../../../functions/invocations'
import { ask, tell } from '../api'
import { button, element, field, note, row, section, select } from '../dom'
import type { View } from '../route'
import { answerNodes } from './invocations'
import { loadPeople, personOptions } from './persons'

/** `#/functions/try`: a form that calls a function in the name of a sample person, or as an administrator's SDK. */
export function callView(functionName: string, openid: string): View {
  const functions = select([])
  const person = select([['', '管理员的 SDK（没有 openid）']])
  const event = element('textarea', { rows: 8, spellcheck: 'false', autocapitalize: 'off' })
  event.value = '{}'
  const result = element('div', { 'aria-live': 'polite' })
  const call = async () => {
    const { record, answer } = await tell<{ record: InvocationRecord; answer: string }>('functions/call', {
      name: functions.value,
      event: eventIn(event.value),
      openid: person.value,
    })
    result.replaceChildren(...answerNodes(record, answer))
  }
  void ask<string[]>('functions').then((names) =>
    functions.append(
      ...names.map((name) => element('option', { value: name, selected: name === functionName }, name)),
    ),
  )
  void loadPeople().then(({ people }) => person.append(...personOptions(people, openid)))
  return {
    title: '试一次',
    nodes: [
      section(
        '试一次',
        note('像小程序里的 wx.cloud.callFunction 那样调用：平台会告诉函数这个人的 openid。'),
        row(field('函数', functions), field('谁来调用', person)),
        field('事件（JSON）', event),
        row(button('调用', call, 'main')),
        result,
      ),
    ],
  }
}

function eventIn(text: string): unknown {
  try {
    return JSON.parse(text || '{}')
  } catch (error) {
    throw new Error(`事件不是 JSON：${(error as Error).message}`)
  }
}
