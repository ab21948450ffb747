/**
 * Takes the pictures of docs/pictures/ again, from a centre started afresh with its sample content. `--to folder` puts them
 * elsewhere; `--only a,b` takes those alone, of what is built already.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build as bundle } from 'esbuild'
import sharp from 'sharp'
import { build } from './build.mjs'
import { SAMPLE_PASSWORD, startCloud } from './centre.mjs'
import { aBusyDesk, aResidentWithOrders } from './pictures-orders.mjs'
import { aBusyVolunteer } from './pictures-volunteers.mjs'
import { HOLDERS, seed } from './seed.mjs'
import { seedNewsroom } from './seed-newsroom.mjs'
import { seedOrders } from './seed-orders.mjs'

const option = process.argv.indexOf('--to')
const TO = option > 0 ? process.argv[option + 1] : 'docs/pictures'
const wanted = process.argv.indexOf('--only')
const ONLY = wanted > 0 ? (process.argv[wanted + 1]?.split(',') ?? []) : null

async function browserSupport() {
  await bundle({
    entryPoints: ['tests/support/browser.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    define: { __filename: JSON.stringify(resolve('tests/support/browser.ts')) },
    outfile: resolve('node_modules/.cache/pictures-browser.cjs'),
  })
  return createRequire(import.meta.url)(resolve('node_modules/.cache/pictures-browser.cjs'))
}

if (!process.argv.includes('--phone') && ONLY === null) await build()
mkdirSync(TO, { recursive: true })
const folder = mkdtempSync(join(tmpdir(), 'pictures-'))
const { launchBrowser, openPage, PHONE, DESK } = await browserSupport()
// one resident orders more in a minute than anybody would
const cloud = await startCloud({ dataDir: folder, quiet: true, env: { RATE_LIMIT_FACTOR: '100' } })
await seed({ api: cloud.api, secret: cloud.secret, dataDir: folder, say: () => {} })
// fields of days and times speak the reader's language, not that of this machine
Object.assign(process.env, { LANGUAGE: 'zh_CN', LANG: 'zh_CN.UTF-8' })
const browser = await launchBrowser()

const WORDS = [
  '少先路三条小巷装上了四十盏路灯。灯一到天黑就亮，走夜路的人心里踏实多了。',
  '“以前晚上出门要打手电。”住在小巷口的张大爷说，“现在亮得跟白天似的。”',
  '这批路灯由区住建局出钱，每盏八百元，一共三万两千元，11月20日全部装完。',
]
const sessions = new Map()
let calls = 0
async function ask(name, action, input, token) {
  const answer = await fetch(`${cloud.api}/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify({ action, input, key: `pictures-${process.pid}-${++calls}` }),
  })
  return (await answer.json()).data
}

/** One picture: a fresh reader opens a page, waits until it stands, and looks at the first screen or at the whole. */
async function take(name, device, address, { whole = false, before = async () => {} } = {}) {
  if (ONLY !== null && !ONLY.includes(name)) return
  const { page, problems } = await openPage(browser, device)
  await page.goto(address)
  await page.waitForLoadState('networkidle')
  await before(page)
  await page.waitForTimeout(500)
  const taken = await page.screenshot({ fullPage: whole })
  await sharp(taken)
    .png({ palette: true, quality: 90, effort: 8 })
    .toFile(join(TO, `${name}.png`))
  for (const problem of problems) console.warn(`${name}: ${problem}`)
  await page.context().close()
  console.info(`  ${name}`)
}

const { h5, console: desk } = cloud.sites
const { items, lead } = await ask('articles', 'home', { columnId: 'focus' })
const seedArticle = [lead, ...items].find((card) => card?.publishedAt.startsWith('2019-09-0'))
const law = (await ask('articles', 'home', { columnId: 'laws' })).items[0]
const article = `features/articles/read/index?id=${seedArticle.articleId}`

const DESK_PHONE_PAGE = { ...DESK, viewport: { width: 1280, height: 900 } }
await take('home', PHONE, `${h5}/#/pages/home/index`)
await take('home-elder', PHONE, `${h5}/#/pages/home/index?elder=1`)
await take('home-desk', DESK_PHONE_PAGE, `${h5}/#/pages/home/index`)
await take('column', PHONE, `${h5}/#/pages/home/index?column=focus`)
await take('article', PHONE, `${h5}/#/${article}`)
await take('article-elder', PHONE, `${h5}/#/${article}&elder=1`)
await take('article-desk', DESK_PHONE_PAGE, `${h5}/#/${article}`)
await take('law', PHONE, `${h5}/#/features/articles/read/index?id=${law.articleId}`)
await take('me', PHONE, `${h5}/#/pages/me/index`)
await take('me-elder', PHONE, `${h5}/#/pages/me/index?elder=1`)
await take('opinion', PHONE, `${h5}/#/features/questions/file/index`)
await take('sign-in', PHONE, `${h5}/#/features/people/enter/index`)

await seedOrders({ api: cloud.api, adminToken: cloud.adminToken, dataDir: folder, say: () => {} })
const orderer = await aResidentWithOrders(cloud)
const asResident =
  (resident) =>
  (path, then = async () => {}) => ({
    before: async (page) => {
      await page.evaluate(({ token, account }) => {
        localStorage.setItem('session', JSON.stringify({ data: token }))
        localStorage.setItem('account', JSON.stringify({ data: account }))
      }, resident)
      await page.goto(`${h5}/#/${path}`)
      await page.reload()
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      await then(page)
    },
  })
const asOrderer = asResident(orderer)
const ORDERS = 'features/orders'
await take('order-form', PHONE, h5, asOrderer(`${ORDERS}/file/index`))
await take(
  'order-form-elder',
  PHONE,
  h5,
  asOrderer(`${ORDERS}/file/index?elder=1`, (page) => page.getByRole('radio').first().click()),
)
await take('order', PHONE, h5, asOrderer(`${ORDERS}/order/index?id=${orderer.orderId}`))
await take('order-elder', PHONE, h5, asOrderer(`${ORDERS}/order/index?id=${orderer.orderId}&elder=1`))
await take('my-orders', PHONE, h5, asOrderer(`${ORDERS}/mine/index`))
await take('inbox', PHONE, h5, asOrderer('features/notices/inbox/index'))

await take('statistics', PHONE, `${h5}/#/${ORDERS}/statistics/index`, { whole: true })

const busy = await aBusyVolunteer(cloud, orderer.token)
const asVolunteer = asResident(busy)
const VOLUNTEERS = 'features/volunteers'
const volunteerPages = {
  register: 'register/index',
  pool: 'pool/index',
  'pool-elder': 'pool/index?elder=1',
  part: `part/index?id=${busy.orderId}`,
  shifts: 'shifts/index',
  shift: `shift/index?id=${busy.shiftId}`,
  hours: 'hours/index',
  certificates: 'certificates/index',
  verify: `verify/index?code=${busy.code}`,
  teams: 'teams/index',
  records: 'records/index',
}
for (const [name, path] of Object.entries(volunteerPages))
  await take(`volunteer-${name}`, PHONE, h5, asVolunteer(`${VOLUNTEERS}/${path}`))
if (process.argv.includes('--phone')) await finish()

const enter = async (page, userName = 'admin') => {
  await page.getByLabel('账号').fill(userName)
  await page.getByLabel('密码', { exact: true }).fill(SAMPLE_PASSWORD)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL((address) => address.pathname !== '/sign-in')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
}
const inside = (path, then = async () => {}, userName = 'admin') => ({
  before: async (page) => {
    await enter(page, userName)
    await page.goto(`${desk}${path}`)
    await page.waitForLoadState('networkidle')
    await then(page)
  },
})
await take('console-sign-in', DESK, desk)
await take('console-stories', DESK, desk, inside('/stories'))
const openSeed = async (page) => {
  await page
    .getByRole('link', { name: /新型主流舆论阵地/ })
    .first()
    .click()
  await page.waitForLoadState('networkidle')
}
await take('console-editor', DESK, desk, inside('/stories?q=主流', openSeed))
await take(
  'console-preview',
  DESK,
  desk,
  inside('/stories?q=主流', async (page) => {
    await openSeed(page)
    await page.getByRole('button', { name: '手机预览' }).click()
    await page.frameLocator('iframe').locator('.story-body').waitFor()
  }),
)
await take('console-people', DESK, desk, inside('/staff'))
await take('console-columns', DESK, desk, inside('/columns'))
await take('console-audit', DESK, desk, inside('/audit'))

await takeDispatch()

const { storyId } = await aStoryInReview()
await take('console-review-desk', DESK, desk, inside('/reviews', undefined, 'fushen'))
await take('console-review', DESK, desk, inside(`/reviews/${storyId}`, undefined, 'chushen'))
const phoneReview = `features/stories/review/story/index?id=${storyId}`
/** A page of the phone for whoever works here, as they come to it. */
const onPhone = (path, words, userName, then = async () => {}) => ({
  before: async (page) => {
    await page.getByRole('textbox', { name: '账号', exact: true }).fill(userName)
    await page.getByLabel('密码').fill(SAMPLE_PASSWORD)
    await page.getByText('登录', { exact: true }).last().click()
    await page.waitForFunction(() => Object.values(localStorage).some((kept) => kept.includes('personId')))
    await page.goto(`${h5}/#/${path}`)
    await page.getByText(words).first().waitFor()
    await then(page)
  },
})
const staffDoor = `${h5}/#/features/people/desk-enter/index`
await take('phone-review', PHONE, staffDoor, onPhone(phoneReview, '哪句有错，点哪句。', 'chushen'))
await take('phone-pitch', PHONE, staffDoor, onPhone('features/plans/pitch/index', '什么事', 'jizhe'))
await take(
  'phone-capture',
  PHONE,
  staffDoor,
  onPhone('features/materials/capture/index', '报个选题', 'jizhe'),
)
await seedNewsroom({ api: cloud.api, dataDir: folder, say: () => {} })
await takeNewsroom()
await finish()

/** 派单: what dispatchers have before them. */
async function takeDispatch() {
  const { toDispatch, asked } = await aBusyDesk(cloud)
  const opened = (path, words, user) => inside(path, (page) => page.getByText(words).first().waitFor(), user)
  const ticked = async (page) => {
    await page.getByRole('checkbox', { name: '几张一起办' }).check()
    await page.getByRole('link', { name: /讲分数，一周/ }).click()
    await page.getByText('审过了，去派单').waitFor()
  }
  await take('console-dispatch', DESK, desk, opened(`/orders/${toDispatch}`, '没列出的', 'gaowa'))
  await take('console-dispatch-phone', PHONE, desk, opened(`/orders/${toDispatch}`, '没列出的', 'gaowa'))
  await take('console-dispatch-review', DESK, desk, inside('/orders?tab=review', ticked, 'gaowa'))
  const doing = `/orders/${orderer.orderId}?tab=doing`
  await take('console-dispatch-doing', DESK, desk, opened(doing, '替周桂芳签到', 'gaowa'))
  await take('console-dispatch-asked', DESK, desk, opened(`/orders/${asked}?tab=late`, '居民在催', 'gaowa'))
  const team = async (page) => {
    await page.getByRole('link', { name: /邻里帮手队/ }).click()
    await page.getByText('队员 2 人').waitFor()
  }
  await take('console-team', DESK, desk, inside('/teams', team, 'gaowa'))
  const records = async (page) => {
    await page.getByRole('button', { name: '看周桂芳的记录' }).click()
    await page.getByText(/急救员初级培训/).waitFor()
  }
  await take('console-volunteer-records', DESK, desk, inside('/volunteers', records, 'gaowa'))
  await take('console-shift', DESK, desk, opened(`/shifts/${busy.shiftId}`, '乌兰其木格', 'gaowa'))
  await take('console-shift-scan', PHONE, desk, inside(`/shifts/${busy.shiftId}`, scanning, 'gaowa'))
  await take('console-hours', DESK, desk, opened('/hours', '收拾到四点才走', 'gaowa'))
  const checked = async (page) => {
    await page.getByLabel('20 位核验码').fill(busy.code)
    await page.getByRole('button', { name: '核验', exact: true }).click()
    await page.getByText('证明有效。').first().waitFor()
  }
  await take('console-certificates', DESK, desk, inside('/certificates', checked, 'gaowa'))
  await take('console-supervision', DESK, desk, opened('/orders-board', '十九街坊站', 'zhongxin'))
}

/** The organiser's camera sees the volunteer's phone: its code holds for half a minute, so it is opened here. */
async function scanning(page) {
  const { page: phone } = await openPage(browser, PHONE)
  await phone.goto(h5)
  await asVolunteer(`${VOLUNTEERS}/shift/index?id=${busy.shiftId}`).before(phone)
  await phone.getByRole('img', { name: '签到用的动态码' }).scrollIntoViewIfNeeded()
  const seen = `data:image/png;base64,${(await phone.screenshot()).toString('base64')}`
  await phone.context().close()
  await page.evaluate((source) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 640 })
    const picture = Object.assign(new Image(), { src: source })
    setInterval(() => {
      const width = (picture.width * 640) / picture.height
      canvas.getContext('2d').drawImage(picture, (640 - width) / 2, 0, width, 640)
    }, 100)
    navigator.mediaDevices.getUserMedia = async () => canvas.captureStream(10)
  }, seen)
  await page.getByRole('button', { name: '扫志愿者的码' }).click()
  await page.getByText('记下了').waitFor()
}

/** 策采编发: what reporters and editors have before them, with a newsroom at work. */
async function takeNewsroom() {
  const pressed = (name) => (page) => page.getByRole('button', { name }).first().click()
  const pitching = async (page) => {
    await pressed('报选题')(page)
    await page.getByLabel('什么事').fill('社区食堂晚饭开了，老人怎么吃')
    await page.getByText('像是有人报过').waitFor()
  }
  await take('console-pitch', DESK, desk, inside('/pitches', pitching, 'jizhe'))
  await take('console-assignment', DESK, desk, inside('/assignments', pressed(/加装电梯/), 'jizhe'))
  await take('console-meeting', DESK, desk, inside('/meeting', pressed('定题'), 'bianji'))
  await take('console-calendar', DESK, desk, inside('/calendar?span=week', undefined, 'bianji'))
  await take('console-board', DESK, desk, inside('/board', undefined, 'bianji'))
  const publishing = async (page) => {
    await page
      .getByRole('region', { name: '发布' })
      .getByRole('button', { name: '发布', exact: true })
      .click()
    for (const name of ['公众号', '报纸']) await page.getByRole('checkbox', { name }).check()
  }
  const signed = await aSignedStory('少先路小学多了一条护学通道')
  await take('console-publish', DESK, desk, inside(`/reviews/${signed.storyId}`, publishing, 'bianji'))
  await publishWithForms(signed)
  await take('console-outbox', DESK, desk, inside('/outbox', undefined, 'bianji'))
  const forms = async (page) => {
    await pressed('各渠道的稿')(page)
    await page.getByText('公众号').first().waitFor()
  }
  await take('console-forms', DESK, desk, inside(`/stories/${signed.storyId}`, forms, 'bianji'))
  await take('console-credit', DESK, desk, inside('/credit?tab=formula', undefined, 'jizhe'))
}

/** Passed by everybody and signed off, not yet published. */
async function aSignedStory(title) {
  const { storyId, revision } = await as('jizhe', 'create', { content: aContent(title) })
  await as('jizhe', 'submit', { storyId, revision })
  const { review } = await as('zhongshen', 'reviewState', { storyId })
  for (const { stage } of review.stages) {
    await as(HOLDERS[stage], 'passStage', { storyId, revision, stage, readAloud: true })
  }
  await as('zhongshen', 'sign', { storyId, revision })
  return { storyId, revision }
}

async function publishWithForms({ storyId, revision }) {
  await as('bianji', 'publish', { storyId, revision, channels: ['publicAccount', 'newspaper', 'television'] })
}

/** One story with its first reviewer, who has marked an error in it; two more wait. */
async function aStoryInReview() {
  const submitted = async (title, how) => {
    const { storyId, revision } = await as('jizhe', 'create', { content: aContent(title) })
    return as('jizhe', 'submit', { storyId, revision, ...how })
  }
  await submitted('大风蓝色预警：今晚到明天有八级风', { urgent: true })
  await submitted('供热进入满负荷运行', {})
  const story = await submitted('三条小巷｜今晚亮灯', { important: true })
  const { storyId, revision } = story
  await as('chushen', 'claimStage', { storyId })
  const from = WORDS[2].indexOf('区住建局')
  const place = { block: 2, from, to: from + 4, quote: '区住建局', note: '首次出现写全称' }
  await as('chushen', 'mark', { storyId, revision, ...place })
  return story
}

async function finish() {
  await browser.cleanUp()
  await cloud.stop()
  rmSync(folder, { recursive: true, force: true })
  process.exit(0)
}

async function as(userName, action, input) {
  if (!sessions.has(userName)) {
    const { token } = await ask('people', 'enterStaff', { userName, password: SAMPLE_PASSWORD })
    sessions.set(userName, token)
  }
  return ask('stories', action, input, sessions.get(userName))
}

function aContent(title) {
  const paragraph = (text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
  return {
    ...{ title, digest: '四十盏路灯装上了，一到天黑就亮。', columnId: 'news', source: '融媒体中心' },
    ...{ author: '文/苏和', unitId: 'media-centre', kind: 'text', cover: null, motif: 'none' },
    ...{ datedAt: null, pinned: false, document: { type: 'doc', content: WORDS.map(paragraph) } },
  }
}
