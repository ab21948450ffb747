import { ask } from '../api'
import { area, button, copy, element, field, link, note, row, section, select } from '../dom'
import { hrefOf, type View } from '../route'
import { loadPeople, nameOf, type People, type Person } from './persons'

/** `#/people`: the sample persons, and the ways to try the cloud in their name. */
export function peopleView(): View {
  const { place } = area(async () => {
    const [all, functions] = await Promise.all([loadPeople(), ask<string[]>('functions')])
    return [
      sitesNode(all.sites),
      ...(all.people.length ? all.people.map((person) => personNode(person, all, functions)) : [none()]),
    ]
  })
  return { title: '身份', nodes: [section('身份', place)] }
}

const none = () =>
  note(
    '还没有示例人物。写在设置的 wechat.people 里：[{ "openid": "…", "nickname": "…" }]；谁用过小程序，也会出现在这里。',
  )

function sitesNode(sites: People['sites']): HTMLElement {
  const names = Object.entries(sites)
  if (!names.length) return note('没有静态网站。')
  return element(
    'p',
    {},
    '打开 ',
    ...names.flatMap(([name, address], place) => [
      place ? ' · ' : '',
      element(
        'a',
        { href: address, target: '_blank', rel: 'noreferrer' },
        `${name}（${new URL(address).host}）`,
      ),
    ]),
  )
}

function personNode(person: Person, { api }: People, functions: readonly string[]): HTMLElement {
  const name = select(functions.map((one): [string, string] => [one, one]))
  const code = element('pre', {})
  const write = () => {
    code.textContent = curlOf(api, name.value, person.openid)
  }
  name.addEventListener('change', write)
  write()
  const facts = [
    `openid ${person.openid}`,
    person.unionid && `unionid ${person.unionid}`,
    person.phone && `手机 ${person.phone}`,
  ]
  return element(
    'article',
    {},
    element('h3', {}, nameOf(person)),
    note(facts.filter(Boolean).join(' · ')),
    row(
      link(hrefOf(['outbox'], { openid: person.openid }), '看这个人的手机'),
      link(hrefOf(['functions', 'try'], { openid: person.openid }), '以这个人调用函数'),
    ),
    element(
      'details',
      {},
      element('summary', {}, '在终端里以这个人调用'),
      field('函数', name),
      code,
      row(button('复制', () => copy(code.textContent ?? ''))),
      note('$TOKEN 是这个云的钥匙，启动时打印的 adminToken。'),
    ),
  )
}

/** The key stays out of what is copied: clipboards and shell histories remember. */
function curlOf(api: string, name: string, openid: string): string {
  const body = JSON.stringify({ name, data: {}, openid })
  return `curl -s ${api}/_cloud/api/wechat/callFunction \\\n  -H "Authorization: Bearer $TOKEN" \\\n  -d '${body}'`
}
