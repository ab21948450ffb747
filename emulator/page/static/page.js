/** The local cloud's own page. Everything it shows comes from `/_cloud/api/`, as text nodes only. */

const PAGE_ROWS = 20
const main = document.getElementById('main')

/** The key comes in the address once, is taken out of it, and lives as long as this tab. */
function takeToken() {
  const given = new URLSearchParams(location.hash.slice(1)).get('token')
  if (given) {
    sessionStorage.setItem('token', given)
    history.replaceState(null, '', '#documents')
  }
  return sessionStorage.getItem('token')
}

async function ask(path, body) {
  const response = await fetch(`api/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${sessionStorage.getItem('token') ?? ''}` },
    body: body && JSON.stringify(body),
  })
  const answer = await response.json()
  if (response.ok) return answer
  throw new Error(
    response.status === 401
      ? '钥匙不对，多半是本地云重新启动过。请用启动时打印的新地址打开。'
      : answer.message,
  )
}

function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value)
    else if (name in made) made[name] = value
    else made.setAttribute(name, value)
  }
  made.append(...children.filter((child) => child !== null))
  return made
}

const section = (title, ...children) => element('section', {}, element('h2', {}, title), ...children)
const note = (text) => element('p', { className: 'meta' }, text)
const time = (at) => new Date(at).toLocaleString('zh-CN', { hour12: false })

/** A place for what comes later; says what went wrong when it does not come. */
function area(load) {
  const place = element('div', { role: 'status' }, note('正在取 …'))
  const refresh = async () => {
    try {
      place.replaceChildren(...[await load()].flat())
    } catch (error) {
      place.replaceChildren(element('p', { className: 'error' }, error.message))
    }
  }
  refresh()
  return { place, refresh }
}

function pager(skip, shown, go) {
  const button = (text, disabled, to) =>
    element('button', { type: 'button', disabled, onclick: () => go(to) }, text)
  return element(
    'div',
    { className: 'row' },
    button('上一页', skip === 0, Math.max(0, skip - PAGE_ROWS)),
    button('下一页', shown < PAGE_ROWS, skip + PAGE_ROWS),
    note(shown ? `第 ${skip + 1} 到 ${skip + shown} 条` : '这里没有了。'),
  )
}

const VIEWS = {
  documents() {
    const detail = element('section', {}, note('选一个集合，看里面的文档。'))
    const { place } = area(async () => {
      const collections = await ask('collections')
      const buttons = collections.map(({ name, count }) =>
        element(
          'button',
          { type: 'button', 'aria-pressed': 'false', onclick: (event) => choose(event.target, name) },
          `${name}（${count}）`,
        ),
      )
      const choose = (button, name) => {
        for (const one of buttons) one.setAttribute('aria-pressed', String(one === button))
        detail.replaceChildren(...collectionView(name))
      }
      return buttons.length ? element('div', { className: 'choices' }, ...buttons) : note('还没有集合。')
    })
    return [section('集合', place), detail]
  },

  logs() {
    const select = element('select', {}, element('option', { value: '' }, '所有函数'))
    ask('functions')
      .then((names) => select.append(...names.map((name) => element('option', { value: name }, name))))
      .catch(() => {})
    let before
    const list = area(async () => {
      const query = new URLSearchParams({
        limit: '100',
        functionName: select.value,
        ...(before ? { before } : {}),
      })
      if (!select.value) query.delete('functionName')
      const lines = await ask(`logs?${query}`)
      const older = () => {
        before = lines.at(-1).number
        list.refresh()
      }
      const more =
        lines.length === 100 ? element('button', { type: 'button', onclick: older }, '更早的') : null
      const items = lines.map((line) =>
        element(
          'li',
          {},
          element(
            'div',
            { className: 'meta' },
            `${time(line.at)} · ${line.functionName} · ${line.requestId}`,
          ),
          element(
            'div',
            { className: line.level === 'error' || line.level === 'warn' ? line.level : '' },
            element('pre', {}, line.text),
          ),
        ),
      )
      return [
        items.length ? element('ul', { className: 'plain' }, ...items) : note('还没有日志。'),
        element('div', { className: 'row' }, ...(more ? [more] : [])),
      ]
    })
    const newest = () => {
      before = undefined
      list.refresh()
    }
    select.addEventListener('change', newest)
    const controls = element(
      'div',
      { className: 'row' },
      element('label', {}, '函数', select),
      element('button', { type: 'button', onclick: newest }, '看最新的'),
    )
    return [section('日志', controls, list.place)]
  },

  outbox() {
    const list = area(async () => {
      const messages = await ask('outbox')
      const items = messages.map((message) =>
        element(
          'li',
          {},
          element(
            'div',
            { className: 'meta' },
            `${time(message.at)} · ${message.channel === 'sms' ? '短信' : '微信消息'} · 发给 ${message.to} · 模板 ${message.template}`,
          ),
          element('div', {}, message.text),
          element('div', { className: 'big' }, message.params.join('  ')),
        ),
      )
      return items.length ? element('ul', { className: 'plain' }, ...items) : note('还没有发过什么。')
    })
    return [
      section(
        '发件箱',
        note('本来会发出去的短信和微信消息。都留在这里，一条也没有真的发出去。'),
        element(
          'div',
          { className: 'row' },
          element('button', { type: 'button', onclick: list.refresh }, '刷新'),
        ),
        list.place,
      ),
    ]
  },

  files() {
    let skip = 0
    const list = area(async () => {
      const { files, total } = await ask(`files?${new URLSearchParams({ limit: PAGE_ROWS, skip })}`)
      const items = files.map((file) =>
        element(
          'li',
          {},
          element('a', { href: file.address, target: '_blank', rel: 'noreferrer' }, file.path),
          element(
            'div',
            { className: 'meta' },
            `${time(file.storedAt)} · ${file.kind} · ${file.size.toLocaleString('zh-CN')} 字节`,
          ),
        ),
      )
      const go = (to) => {
        skip = to
        list.refresh()
      }
      return [
        note(`共 ${total} 个文件，新的在前。`),
        element('ul', { className: 'plain' }, ...items),
        pager(skip, files.length, go),
      ]
    })
    return [section('文件', list.place)]
  },
}

function collectionView(collection) {
  const filter = element('textarea', { rows: 2, spellcheck: false, placeholder: '{ "_id": "…" }' })
  let skip = 0
  const list = area(async () => {
    const { documents, explain } = await ask('documents', {
      collection,
      filter: readFilter(filter.value),
      limit: PAGE_ROWS,
      skip,
    })
    const how = explain.index ? `用了索引 ${explain.index}` : '没有用上索引'
    const items = documents.map((document, place) =>
      element(
        'li',
        {},
        element(
          'details',
          { open: place === 0 },
          element('summary', {}, String(document._id)),
          element('pre', {}, JSON.stringify(document, null, 2)),
        ),
      ),
    )
    return [
      note(`${how}，看了 ${explain.documentsScanned} 条文档。`),
      element('ul', { className: 'plain' }, ...items),
      pager(skip, documents.length, go),
    ]
  })
  const go = (to) => {
    skip = to
    list.refresh()
  }
  return [
    element('h2', {}, collection),
    element('label', {}, '筛选条件（JSON，和数据库的查询写法一样，不填就是全部）', filter),
    element(
      'div',
      { className: 'row' },
      element('button', { type: 'button', className: 'main', onclick: () => go(0) }, '查询'),
    ),
    list.place,
  ]
}

function readFilter(text) {
  if (!text.trim()) return {}
  try {
    return JSON.parse(text)
  } catch {
    throw new Error('筛选条件不是 JSON。字段名和文字都要用英文双引号。')
  }
}

function show() {
  if (!takeToken()) {
    main.replaceChildren(section('还没有钥匙', note('请用启动时打印的地址打开这一页，地址里带着钥匙。')))
    return
  }
  const asked = location.hash.slice(1)
  const name = Object.hasOwn(VIEWS, asked) ? asked : 'documents'
  for (const link of document.querySelectorAll('nav a')) {
    if (link.hash === `#${name}`) link.setAttribute('aria-current', 'page')
    else link.removeAttribute('aria-current')
  }
  main.replaceChildren(...VIEWS[name]())
}

addEventListener('hashchange', show)
show()
