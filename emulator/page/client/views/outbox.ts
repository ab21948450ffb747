import type { Message } from '../../../outbox'
import { ask } from '../api'
import { area, button, element, note, row, section } from '../dom'
import { time } from '../format'
import { hrefOf, type Route, type View } from '../route'
import { accountSection } from './account'
import { paymentsSection } from './payments'
import { phoneSection } from './phone'

/** `#/outbox`, `#/outbox/account`; `?openid=` shows somebody's phone. */
export function outboxView({ parts, query }: Route): View {
  const page = query.has('openid') ? 'phone' : (parts[1] ?? '')
  const tab = (text: string, name: string) =>
    element(
      'a',
      { href: hrefOf(['outbox', ...(name ? [name] : [])]), 'aria-current': page === name && 'page' },
      text,
    )
  const tabs = element(
    'section',
    { class: 'head' },
    element(
      'div',
      { class: 'tabs', role: 'group', 'aria-label': '发件箱的页面' },
      tab('发出的', ''),
      tab('手机', 'phone'),
      tab('公众号', 'account'),
      tab('支付', 'payments'),
    ),
  )
  if (page === 'phone') return { title: '手机', nodes: [tabs, phoneSection(query.get('openid') ?? '')] }
  if (page === 'payments') return { title: '支付', nodes: [tabs, paymentsSection()] }
  if (page === 'account') return { title: '公众号', nodes: [tabs, accountSection()] }
  return { title: '发件箱', nodes: [tabs, sent()] }
}

function sent(): HTMLElement {
  const list = area(async () => {
    const messages = await ask<Message[]>('outbox')
    if (!messages.length) return note('还没有发过什么。')
    return element('ol', { class: 'plain' }, ...messages.map(messageNode))
  })
  return section(
    '发件箱',
    note('本来会发出去的短信和微信消息。都留在这里，一条也没有真的发出去。'),
    row(button('刷新', list.refresh)),
    list.place,
  )
}

function messageNode({ at, channel, to, template, text, params }: Message): HTMLElement {
  const kind = channel === 'sms' ? '短信' : '微信消息'
  return element(
    'li',
    {},
    element('div', { class: 'meta' }, `${time(at)} · ${kind} · 发给 ${to} · 模板 ${template}`),
    element('div', { class: 'words' }, text),
    channel === 'sms' && params.length > 0 && element('div', { class: 'big' }, params.join('  ')),
  )
}
