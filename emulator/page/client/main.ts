/** The local cloud's own page. Everything it shows comes from the cloud's API, as text nodes only. */
import { takeToken } from './api'
import { note, section } from './dom'
import { readRoute, type View, type ViewOf } from './route'
import { dataView } from './views/data'
import { filesView } from './views/files'
import { functionsView } from './views/functions'
import { logsView } from './views/logs'
import { outboxView } from './views/outbox'
import { peopleView } from './views/people'
import { timersView } from './views/timers'

const VIEWS: Readonly<Record<string, ViewOf>> = {
  data: dataView,
  functions: functionsView,
  logs: logsView,
  timers: timersView,
  files: filesView,
  outbox: outboxView,
  people: peopleView,
}

const NO_KEY: View = {
  title: '还没有钥匙',
  nodes: [section('还没有钥匙', note('请用启动时打印的地址打开这一页，地址里带着钥匙。'))],
}

let current: View | undefined

function show(isFirst: boolean): void {
  const main = document.getElementById('main') as HTMLElement
  const hasKey = takeToken() !== ''
  const route = readRoute(location.hash)
  const name = Object.hasOwn(VIEWS, route.parts[0] ?? '') ? (route.parts[0] as string) : 'data'
  current?.stop?.()
  current = hasKey ? (VIEWS[name] as ViewOf)(route) : NO_KEY
  for (const anchor of document.querySelectorAll<HTMLAnchorElement>('nav a')) {
    if (anchor.hash === `#/${name}`) anchor.setAttribute('aria-current', 'page')
    else anchor.removeAttribute('aria-current')
  }
  document.title = `${current.title} · 本地云`
  main.replaceChildren(...current.nodes)
  if (isFirst) return
  scrollTo(0, 0)
  // a reader by ear hears that another page has come
  main.focus({ preventScroll: true })
}

addEventListener('hashchange', () => show(false))
show(true)
