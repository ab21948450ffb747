import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { ask } from './api.mjs'
import { signInAll } from './seed.mjs'

const DAY_MS = 24 * 60 * 60 * 1000
/** The district's own day begins here, in UTC. */
const PEKING_MS = 8 * 60 * 60 * 1000
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** A made-up identity number that checks out (GB 11643-1999): the area is nobody's. */
export function identityNumber(serial) {
  const body = `15999919850704${String(serial).padStart(3, '0')}`
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(body[index]), 0)
  return body + '10X98765432'[sum % 11]
}

const dayIn = (days) => new Date(Date.now() + PEKING_MS + days * DAY_MS).toISOString().slice(0, 10)

/**
 * Service orders on their way, for whoever looks around a fresh centre: some to be looked at, one to dispatch, one in the
 * pool, one that somebody has claimed. Runs once for a data folder; everything in it says that it is made up.
 * @param {{ api: string, adminToken: string, dataDir: string, say?: (line: string) => void }} centre
 */
export async function seedOrders({ api, adminToken, dataDir, say = console.info }) {
  const done = resolve(dataDir, 'orders-seeded.json')
  if (existsSync(done)) return
  const { volunteers, orders, teams } = JSON.parse(readFileSync('site/sample/orders.json', 'utf8'))
  writeFileSync(done, JSON.stringify({ at: new Date().toISOString() }))
  const asPhone = phoneOf(api, adminToken)
  for (const openid of new Set([...volunteers, ...orders].map((one) => one.openid ?? one.by)))
    await asPhone(openid, 'people', 'enterByWechat', { agreedPolicy: true })
  for (const [index, volunteer] of volunteers.entries()) await register(asPhone, volunteer, index + 1)
  const { gaowa } = await signInAll(api, ['gaowa'])
  for (const order of orders) await bringAlong({ api, asPhone, desk: gaowa }, order)
  for (const team of teams) await openTeam({ api, asPhone, desk: gaowa }, team)
  say(
    `志愿服务的示例也放好了：${orders.length} 张单子，${volunteers.length} 位志愿者，${teams.length} 支队伍。`,
  )
}

/** Calls a function as WeChat would bring the call from somebody's phone. */
function phoneOf(api, adminToken) {
  let calls = 0
  return async (openid, name, action, input) => {
    const data = { action, input, key: `seed-${Date.now()}-${++calls}-of-orders` }
    const response = await fetch(`${api}/_cloud/api/wechat/callFunction`, {
      method: 'POST',
      headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name, data, openid }),
    })
    const reply = await response.json()
    if (!reply.ok) throw new Error(`${name}.${action}: ${JSON.stringify(reply.error)}`)
    return reply.data
  }
}

function register(asPhone, { openid, ...person }, serial) {
  return asPhone(openid, 'volunteers', 'register', {
    ...person,
    birthDate: '1985-07-04',
    identityNumber: identityNumber(serial),
    phone: `1390000100${serial}`,
    languages: ['mandarin'],
    times: [],
    guardian: null,
    agreed: true,
  })
}

/** A team of 十九街坊站 with its members, a project that it carries, and a training that its members had. */
async function openTeam({ api, asPhone, desk }, { leader, members, project, training, ...said }) {
  const idOf = async (openid) => (await asPhone(openid, 'volunteers', 'mine', {})).registration.volunteerId
  const organiserId = 'post-19'
  const leaderId = await idOf(leader)
  const { team } = await ask(api, 'volunteers', 'openTeam', { organiserId, leaderId, ...said }, desk)
  const { teamId } = team
  for (const openid of members) {
    await asPhone(openid, 'volunteers', 'joinTeam', { teamId, words: '' })
    const asked = { teamId, volunteerId: await idOf(openid), accept: true, words: '' }
    await asPhone(leader, 'volunteers', 'decideAsk', asked)
  }
  const { days, ...content } = project
  const carried = { organiserId, teamId, ...content, from: dayIn(0), until: dayIn(days) }
  await ask(api, 'volunteers', 'openProject', carried, desk)
  const volunteerIds = await Promise.all([leader, ...members].map(idOf))
  await ask(
    api,
    'volunteers',
    'recordTraining',
    { organiserId, volunteerIds, on: dayIn(-7), ...training },
    desk,
  )
}

/** Files an order and takes it as far as it is to stand. */
async function bringAlong(
  { api, asPhone, desk },
  { by, inDays, time, communityId, until, volunteer, places = 1, ...said },
) {
  const content = {
    ...said,
    places,
    when: { day: dayIn(inDays), time, flexible: time === null },
    where: { streetId: 'youyi', communityId, door: '12 号楼 3 单元 502' },
    elderAgrees: said.forWhom === 'elder',
    phone: '13900000001',
  }
  const { order } = await asPhone(by, 'orders', 'file', content)
  if (until === 'filed') return
  const { orderId } = order
  const accepted = await ask(api, 'orders', 'accept', { orderId, revision: order.revision }, desk)
  if (until === 'accepted') return
  await ask(api, 'orders', 'pool', { orderId, revision: accepted.revision }, desk)
  if (until === 'claimed') await asPhone(volunteer, 'orders', 'claim', { orderId })
}
