import { ask } from '../api'
import { area, element, field, note, row, section, select } from '../dom'
import { time } from '../format'
import { hrefOf } from '../route'
import { loadPeople, nameOf, type Person } from './persons'

interface Phone {
  readonly person: Person | null
  readonly grants: readonly {
    readonly templateId: string
    readonly left: number
    readonly longTerm: boolean
  }[]
  readonly inbox: readonly {
    readonly at: string
    readonly title: string
    readonly lines: readonly { readonly label: string; readonly value: string }[]
    readonly page: string
  }[]
}

/** What somebody would have seen in WeChat. */
export function phoneSection(openid: string): HTMLElement {
  const { place } = area(async () => {
    const { people } = await loadPeople()
    const [first] = people
    if (!first) return note('还没有人。谁用过小程序，就会出现在这里。')
    const chosen = people.find((person) => person.openid === openid) ?? first
    const choice = select(
      people.map((person): [string, string] => [person.openid, nameOf(person)]),
      chosen.openid,
    )
    choice.addEventListener('change', () => {
      location.hash = hrefOf(['outbox'], { openid: choice.value })
    })
    return [
      row(field('谁的手机', choice)),
      ...phoneNodes(await ask<Phone>('/_wechat/_local/phone', { openid: chosen.openid })),
    ]
  })
  return section('手机', place)
}

function phoneNodes({ inbox, grants }: Phone): Node[] {
  const messages = inbox.map(({ at, title, lines, page }) =>
    element(
      'li',
      { class: 'card' },
      element('h3', {}, title),
      element('p', { class: 'meta' }, time(at)),
      element(
        'dl',
        {},
        ...lines.flatMap(({ label, value }) => [element('dt', {}, label), element('dd', {}, value)]),
      ),
      page ? note(`点开进入 ${page}`) : null,
    ),
  )
  const left = grants.map(({ templateId, left: times, longTerm }) =>
    element('li', {}, `${templateId}：${longTerm ? '长期订阅' : `还可以发 ${times} 次`}`),
  )
  return [
    messages.length ? element('ol', { class: 'plain phone' }, ...messages) : note('还没有收到过订阅消息。'),
    element('h3', {}, '同意过的模板'),
    left.length ? element('ul', { class: 'plain' }, ...left) : note('一个也没有；这时发送会得到 43101。'),
  ]
}
