import tcb from '@cloudbase/node-sdk'
import { ask } from './api.mjs'
import { entered } from './pictures-orders.mjs'
import { signInAll } from './seed.mjs'
import { identityNumber } from './seed-orders.mjs'

const MINUTE_MS = 60_000
const PHONE = '13847200117'
const NAME = '乌兰其木格'
const ORGANISER = 'post-19'

/** The database from inside: services that took two hours cannot be waited for. */
function inside({ api, adminToken }) {
  process.env.TENCENTCLOUD = 'true'
  process.env.SILENCE = 'true'
  return tcb.init({ env: 'local', serviceUrl: `${api}/admin`, accessKey: adminToken }).database()
}

async function registered(cloud) {
  const { api } = cloud
  const { token, resident } = await entered(cloud, PHONE)
  await ask(
    api,
    'volunteers',
    'register',
    {
      ...{ name: NAME, birthDate: '1985-07-04', identityNumber: identityNumber(77), phone: PHONE },
      ...{ streetId: 'youyi', communityId: 'youyi-19', skills: ['repairs', 'company'] },
      ...{ languages: ['mandarin', 'mongolian'], times: ['weekend-morning'], guardian: null, agreed: true },
    },
    token,
  )
  return { token, id: resident.residentId, account: { phoneMasked: resident.phoneMasked } }
}

const shiftIn = (minutes, said) => {
  const startsAt = new Date(Date.now() + minutes * MINUTE_MS)
  return {
    organiserId: ORGANISER,
    what: '手套、扫帚由站上准备，请穿防滑的鞋。',
    placeName: '十九街坊站门口',
    at: { latitude: 40.6461, longitude: 109.8423 },
    streetId: 'youyi',
    startsAt: startsAt.toISOString(),
    endsAt: new Date(startsAt.getTime() + 120 * MINUTE_MS).toISOString(),
    places: 5,
    guardiansCome: false,
    ...said,
  }
}

const WANTED = [
  { text: '陪母亲去区医院复查，上下楼要人扶', time: '09:00', communityId: 'youyi-19' },
  { text: '教老人用手机查养老认证', time: '10:00', communityId: 'youyi-17' },
  { text: '厨房水龙头滴水，换个垫圈', time: '15:30', communityId: 'youyi-21' },
  { text: '给孩子讲讲分数，两次', time: '18:30', communityId: 'youyi-19' },
]
const PEKING_MS = 8 * 60 * MINUTE_MS
const dayIn = (days) =>
  new Date(Date.now() + PEKING_MS + days * 24 * 60 * MINUTE_MS).toISOString().slice(0, 10)

/** Files an order and puts it into the pool; answers its id. */
async function pooled({ api }, { orderer, gaowa }, { text, time, communityId }, days) {
  const content = {
    ...{ categoryId: 'hardship', text, places: 1, forWhom: 'self', elderAgrees: false, phone: '13812346021' },
    when: { day: dayIn(days), time, flexible: false },
    where: { streetId: 'youyi', communityId, door: '12 号楼 3 单元 502' },
  }
  const { order } = await ask(api, 'orders', 'file', content, orderer)
  const { orderId, revision } = order
  const accepted = await ask(api, 'orders', 'accept', { orderId, revision }, gaowa)
  await ask(api, 'orders', 'pool', { orderId, revision: accepted.revision }, gaowa)
  return orderId
}

/**
 * A volunteer of the sample centre, signed in on the web: three services in the ledger, one correction accepted and one asked,
 * a certificate, a shift that begins soon, others that look for people, and a claimed order.
 * `orderer` is the session of whoever ordered what waits in the pool. Answers the volunteer's session, the account as the page keeps it, and what its pages are opened with.
 */
export async function aBusyVolunteer(cloud, orderer) {
  const { api } = cloud
  const { token, id, account } = await registered(cloud)
  const { gaowa } = await signInAll(api, ['gaowa'])
  const database = inside(cloud)
  const mine = (action, input) => ask(api, 'volunteers', action, input, token)
  const atDesk = (action, input) => ask(api, 'volunteers', action, input, gaowa)
  const open = (minutes, said) => atDesk('openShift', shiftIn(minutes, said))
  const served = async (title, minutes) => {
    const { shiftId } = await open(20, { title })
    const person = { shiftId, volunteerId: id }
    await mine('signUp', { shiftId, guardianAgrees: false })
    await atDesk('signByList', { ...person, what: 'in' })
    const began = new Date(Date.now() - minutes * MINUTE_MS).toISOString()
    await database.collection('attendances').where({ 'of.id': shiftId }).update({ 'in.at': began })
    await atDesk('signByList', { ...person, what: 'out' })
    await atDesk('confirm', person)
    // over, so that the next one may be promised
    await database.collection('engagements').doc(id).remove()
    const past = new Date(Date.now() - MINUTE_MS).toISOString()
    await database
      .collection('volunteer-shifts')
      .doc(shiftId)
      .update({ startsAt: began, endsAt: past, place: `${past}${shiftId}` })
  }
  await served('清扫楼道', 120)
  await served('陪老人量血压', 95)
  await served('旧物交换会布置', 45)
  const [last, before] = (await mine('myHours', {})).entries
  const why = '签退登记早了，李姐能说明'
  const { correctionId } = await mine('askCorrection', { entryId: before.entryId, toMinutes: 120, why })
  await atDesk('decideCorrection', { correctionId, accept: true, answer: '查了登记表，属实' })
  await mine('askCorrection', { entryId: last.entryId, toMinutes: 60, why: '收拾到四点才走' })
  const today = new Date(Date.now() + PEKING_MS).toISOString().slice(0, 10)
  const span = { from: `${today.slice(0, 4)}-01-01`, until: today }
  const { code } = await mine('certify', { organiserId: ORGANISER, ...span })
  const soon = await open(40, { title: '清扫三号楼楼道', places: 2 })
  await mine('signUp', { shiftId: soon.shiftId, guardianAgrees: false })
  await open(60 * 26, { title: '给树穿冬衣', what: '给小区 40 棵国槐缠保温带。' })
  const wanted = WANTED.map((said, index) => pooled(cloud, { orderer, gaowa }, said, index + 1))
  const [orderId] = await Promise.all(wanted)
  await ask(api, 'orders', 'claim', { orderId }, token)
  return { token, account, code, shiftId: soon.shiftId, orderId }
}
