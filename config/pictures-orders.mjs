import { ask } from './api.mjs'
import { signInAll } from './seed.mjs'

const DAY_MS = 24 * 60 * 60 * 1000
const PEKING_MS = 8 * 60 * 60 * 1000
const PHONE = '13812346021'
/** Of site/sample/orders.json: a volunteer whom `seedOrders` has registered. */
const VOLUNTEER = 'oSampleZhou'

const dayIn = (days) => new Date(Date.now() + PEKING_MS + days * DAY_MS).toISOString().slice(0, 10)
const order = (changes) => ({
  categoryId: 'hardship',
  places: 1,
  where: { streetId: 'youyi', communityId: 'youyi-19', door: '12 号楼 3 单元 502' },
  forWhom: 'self',
  elderAgrees: false,
  phone: PHONE,
  ...changes,
})

async function admin({ api, adminToken }, path, body) {
  const headers = { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' }
  const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers }
  return (await fetch(`${api}/_cloud/api/${path}`, init)).json()
}

/** Signs a resident in on the web, by the code that the local cloud has sent. */
export async function entered(cloud, phone) {
  await ask(cloud.api, 'people', 'sendCode', { phone })
  const [sent] = (await admin(cloud, 'outbox')).filter(({ to }) => to.endsWith(phone))
  return ask(cloud.api, 'people', 'enterByCode', { phone, code: sent.params[0], agreedPolicy: true })
}

/**
 * A resident of the sample centre, signed in on the web, with one order that somebody has claimed, one that waits for a word
 * and one that is being looked at. Answers the session, the account as the page keeps it, and the claimed order's id.
 */
export async function aResidentWithOrders(cloud) {
  const { api } = cloud
  const { token, resident } = await entered(cloud, PHONE)
  const { gaowa } = await signInAll(api, ['gaowa'])
  const file = async (changes) => (await ask(api, 'orders', 'file', order(changes), token)).order
  const atDesk = (action, { orderId, revision }, more = {}) =>
    ask(api, 'orders', action, { orderId, revision, ...more }, gaowa)

  await file({
    categoryId: 'law',
    text: '老两口想问问遗嘱怎么立',
    when: { day: dayIn(5), time: null, flexible: true },
  })
  const unclear = await file({
    text: '修一下家里',
    when: { day: dayIn(3), time: '14:00', flexible: false },
  })
  await atDesk('sendBack', unclear, { words: '请写一下修什么、家里有没有工具。' })
  const claimed = await file({
    text: '陪母亲去区医院复查，她腿脚慢，上下楼要人扶',
    when: { day: dayIn(1), time: '15:00', flexible: false },
    forWhom: 'elder',
    elderAgrees: true,
  })
  await atDesk('pool', await atDesk('accept', claimed))
  const { orderId } = claimed
  const data = { action: 'claim', input: { orderId }, key: `pictures-claim-${orderId}` }
  await admin(cloud, 'wechat/callFunction', { name: 'orders', data, openid: VOLUNTEER })
  return { token, account: { phoneMasked: resident.phoneMasked }, orderId }
}

/** A desk on a working day: orders to be looked at, to be dispatched, and one that somebody asks after. */
export async function aBusyDesk(cloud) {
  const { api } = cloud
  const { token } = await entered(cloud, '13847206600')
  const { gaowa } = await signInAll(api, ['gaowa'])
  const file = async (text, categoryId, days, time, changes = {}) => {
    const when = { day: dayIn(days), time, flexible: time === null }
    return (await ask(api, 'orders', 'file', order({ text, categoryId, when, ...changes }), token)).order
  }
  const accepted = ({ orderId, revision }) => ask(api, 'orders', 'accept', { orderId, revision }, gaowa)
  await file('给三年级孩子讲分数，一周两次', 'study', 2, '18:30')
  await file('楼道里的旧家具清一清，三楼到六楼', 'ecology', 3, '14:00', { places: 3, forWhom: 'community' })
  const accompany = await accepted(
    await file('陪父亲去区医院取药，他耳朵背', 'hardship', 1, '09:00', {
      forWhom: 'elder',
      elderAgrees: true,
    }),
  )
  const asked = await accepted(await file('换一下厨房的灯泡，够不着', 'hardship', 1, '16:00'))
  await accepted(
    await file('社区冬至包饺子，要五个人手', 'culture', 6, '09:00', { places: 5, forWhom: 'community' }),
  )
  await ask(api, 'orders', 'nudge', { orderId: asked.orderId, words: '' }, token)
  return { toDispatch: accompany.orderId, asked: asked.orderId }
}
