import { axeViolations, measurePage } from '../../support/audit'
import { DESK, launchBrowser, openPage, PHONE } from '../../support/browser'
import { buildFixtures, type LocalCloud, startLocalCloud } from '../support'

/** Texts that would run, break out or confuse if they were ever taken for markup. */
const HOSTILE = [
  '<img src=x onerror="window.hacked=1">',
  '<script>window.hacked=1</script>',
  '"><svg onload=window.hacked=1>',
  'javascript:window.hacked=1',
  '{{constructor.constructor("window.hacked=1")()}}',
  '\u202Egnp.exe\u0000<b>',
]
const PEOPLE = [{ openid: 'o-first', nickname: HOSTILE[0], phone: '13900000001' }]
const TEMPLATES = [{ id: 'T1', title: HOSTILE[1], content: '内容:{{thing1.DATA}}' }]
const TIMERS = [{ function: 'echo', name: 'nightly', config: '0 0 2 * * * *' }]
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

let cloud: LocalCloud
let browser: Awaited<ReturnType<typeof launchBrowser>>
beforeAll(async () => {
  cloud = await startLocalCloud({
    functionsDir: buildFixtures(),
    settings: { timers: TIMERS, wechat: { people: PEOPLE, templates: TEMPLATES } },
  })
  for (const [number, text] of HOSTILE.entries()) {
    const document = { _id: number ? `n${number}` : text, text, inner: { text, list: [text] } }
    const created = await cloud.admin('documents/create', {
      collection: 'notes',
      text: JSON.stringify(document),
    })
    expect(created).toEqual({ id: document._id })
  }
  for (const text of HOSTILE) await cloud.phone('o-first', 'echo', { text })
  await cloud.phone('o-first', 'faults', { fault: 'throw' })
  await cloud.post(
    '_sms',
    JSON.stringify({
      PhoneNumberSet: ['13900000001'],
      SmsSdkAppId: '1',
      SignName: HOSTILE[0],
      TemplateId: HOSTILE[2],
      TemplateParamSet: [HOSTILE[3]],
    }),
  )
  const { address, authorization, token } = await cloud.admin('files/permit', {
    path: 'public/<img>.png',
    overwrite: false,
  })
  await fetch(address, {
    method: 'PUT',
    body: PICTURE,
    headers: { authorization, 'x-cos-security-token': token },
  })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.cleanUp()
  await cloud.stop()
})

/** Every place of the page, and something that stands there once it is drawn. */
const PLACES: readonly (readonly [hash: string, text: string | RegExp])[] = [
  ['#/data', 'notes'],
  ['#/data/notes', /得到 6 条/],
  ['#/data/notes/indexes', '_id_'],
  ['#/data/notes/document/%22n1%22', '历史'],
  ['#/data/notes/new', '不写 _id'],
  ['#/data?slow=1', '启动以来没有慢查询'],
  ['#/functions', 'p95'],
  ['#/functions/calls', 'FUNCTIONS_EXECUTE_FAIL'],
  ['#/functions/try', '谁来调用'],
  ['#/logs', 'echo ran'],
  ['#/timers', 'nightly'],
  ['#/files', 'public/'],
  ['#/files/public', '<img>.png'],
  ['#/outbox', '13900000001'],
  ['#/outbox?openid=o-first', '还没有收到过订阅消息'],
  ['#/outbox/account', '人关注'],
  ['#/outbox/payments', '没有开支付'],
  ['#/people', 'openid o-first'],
]

test.each([
  ['a desk', DESK],
  ['a phone', PHONE],
])('on %s every place is accessible, fits, and runs nothing that it shows', async (_, screen) => {
  // without a merchant the payment service answers 404, which a browser notes
  const { page, problems } = await openPage(browser, screen, [/status of 404/])
  page.setDefaultTimeout(10_000)
  await page.goto(cloud.page)
  await page.getByRole('link', { name: 'notes' }).waitFor()
  expect(page.url()).not.toContain(cloud.adminToken)
  for (const [hash, text] of PLACES) {
    await page.goto(`${cloud.api}/_cloud/${hash}`)
    await page.getByText(text).first().waitFor()
    await page.waitForFunction(() => !document.querySelector('[aria-busy]'))
    expect([hash, await axeViolations(page)]).toEqual([hash, []])
    const { smallTargets, smallText, overflow } = await measurePage(page, { target: 44, text: 13 })
    expect({ hash, smallTargets, smallText, overflow }).toEqual({
      hash,
      smallTargets: [],
      smallText: [],
      overflow: [],
    })
    expect(await page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined()
    expect(await page.locator('main img:not(.preview), main script, main svg, main b').count()).toBe(0)
  }
  expect(problems).toEqual([])
  await page.context().close()
})

test('an administrator asks, edits, meets a conflict, changes many, and calls again', async () => {
  const { page, problems } = await openPage(browser, DESK, [/status of (400|409)/])
  page.setDefaultTimeout(10_000)
  await page.goto(cloud.page)
  await page.getByRole('link', { name: 'notes' }).click()
  const query = page.getByLabel('查询')

  // a mistake is pointed at; the keyboard alone runs the next try
  await query.fill("db.collection('notes').where({ text: _.fits(/alert/) }).get()")
  await page.getByRole('button', { name: '运行' }).click()
  await page.getByText('第 1 行第 40 列').waitFor()
  await query.fill("db.collection('notes').where({ _id: 'n1' }).get()")
  await query.press('Control+Enter')
  await page.getByText('得到 1 条').waitFor()
  await page.getByRole('link', { name: 'n1' }).click()

  // somebody else is quicker
  // the table of the results is called “… 的文档”, too: only the box says that the document was read
  const editor = page.getByRole('textbox', { name: '文档' })
  await editor.waitFor()
  await cloud.admin('query', {
    text: "db.collection('notes').doc('n1').update({ by: 'other' })",
    confirmed: 1,
  })
  await editor.fill('{ "_id": "n1", "text": "mine" }')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('被别处改过了').waitFor()
  await page.getByText('"by": "other"').waitFor()
  await page.getByRole('button', { name: '留下我的' }).click()
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('存好了').waitFor()
  const { document } = await cloud.admin('documents/read', { collection: 'notes', id: 'n1' })
  expect(document).toEqual({ _id: 'n1', text: 'mine' })

  // what changes many says how many; Escape says no
  await page.goto(`${cloud.api}/_cloud/#/data/notes`)
  await query.fill("db.collection('notes').where({}).update({ seen: true })")
  await query.press('Control+Enter')
  const question = page.getByRole('dialog')
  await question.getByText('6 条文档').waitFor()
  await page.keyboard.press('Escape')
  await question.waitFor({ state: 'detached' })
  await query.press('Control+Enter')
  await question.getByRole('button', { name: '修改' }).click()
  await page.getByText('"updated": 6').waitFor()
  await page.getByText('最近的查询').click()
  await page.getByRole('button', { name: /_id: 'n1'/ }).waitFor()

  // a call is looked into and sent once more
  await page.getByRole('link', { name: '函数', exact: true }).click()
  await page.getByRole('link', { name: 'echo' }).click()
  await page.getByRole('table').getByRole('link').first().click()
  await page.getByText('echo ran').waitFor()
  await page.getByRole('button', { name: '照样再调用一次' }).click()
  await page.getByRole('heading', { name: '返回' }).waitFor()
  const [newest] = await cloud.admin('invocations?functionName=echo')
  expect(newest).toMatchObject({ source: 'replay', openId: 'o-first' })

  // what functions log is followed
  await page.getByRole('link', { name: '日志' }).click()
  await page.getByLabel('跟着看新的').check()
  const lines = page.getByText('echo ran')
  await lines.first().waitFor()
  const before = await lines.count()
  await cloud.phone('o-first', 'echo')
  await lines.nth(before).waitFor()

  // a file goes up, and away
  await page.goto(`${cloud.api}/_cloud/#/files/public`)
  const file = { name: '说明.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') }
  await page.getByLabel('存到 public/').setInputFiles(file)
  await page.getByRole('button', { name: '上传' }).click()
  const line = page.getByRole('row').filter({ hasText: '说明.txt' })
  await line.getByRole('button', { name: '删除' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click()
  await line.waitFor({ state: 'detached' })
  expect(problems).toEqual([])
  await page.context().close()
})

test('without the key nothing is shown, and a wrong one says so', async () => {
  const { page } = await openPage(browser, DESK)
  await page.goto(`${cloud.api}/_cloud/`)
  await page.getByText('还没有钥匙').first().waitFor()
  await page.goto(`${cloud.api}/_cloud/#token=wrong`)
  await page.reload()
  await page.getByText('钥匙不对').waitFor()
  await page.context().close()
})
