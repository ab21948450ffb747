import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ATTACHMENT_LIMITS } from '../../../site/attachments'
import { type Centre, startCentre } from '../../support/centre'
import { aDispatchableOrder, anOrder, aResident, aVolunteer, step } from '../../support/orders'
import { aPhoto, SECRETS } from '../../support/pictures'
import { aRecording } from '../../support/recordings'

jest.setTimeout(120_000)
const { partBytes } = ATTACHMENT_LIMITS

let centre: Centre
let owner: { openid: string }
/** What the scanner says of whatever it is sent: an outside service, played at its wire. */
let verdict: 'clean' | 'infected' | 'broken' = 'clean'
const scanner = createServer((request, response) => {
  request.resume().on('end', () => {
    response.statusCode = verdict === 'broken' ? 500 : 200
    response.end(JSON.stringify({ verdict }))
  })
})
beforeAll(async () => {
  await new Promise<void>((resolve) => scanner.listen(0, '127.0.0.1', resolve))
  const { port } = scanner.address() as AddressInfo
  centre = await startCentre({ env: { VIRUS_SCAN_URL: `http://127.0.0.1:${port}/` } })
  owner = await aResident(centre)
})
beforeEach(() => {
  verdict = 'clean'
})
afterAll(async () => {
  await centre.close()
  scanner.close()
})

const refused = (code: string) => ({ ok: false, error: { code } })
let keys = 0
async function sent(bytes: Buffer, what = 'picture', by = owner) {
  const begun = await centre.ask(
    'attachments',
    'begin',
    {
      uploadKey: `attachment-key-${++keys}`.padEnd(20, '0'),
      what,
      purpose: 'order',
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    },
    by,
  )
  const { attachmentId } = begun
  const parts = [...Array(begun.parts).keys()]
  const { addresses } = await centre.ask('attachments', 'partAddresses', { attachmentId, parts }, by)
  for (const { part, url, headers } of addresses) {
    const body = new Uint8Array(bytes.subarray(part * partBytes, (part + 1) * partBytes))
    expect((await fetch(url, { method: 'PUT', headers, body })).ok).toBe(true)
  }
  return attachmentId as string
}
const finish = (attachmentId: string, by = owner) =>
  centre.call('attachments', 'finish', { attachmentId }, by)
async function aPicture(by = owner) {
  const attachmentId = await sent(await aPhoto({ seed: ++keys, bytes: partBytes + 5000 }), 'picture', by)
  expect(await finish(attachmentId, by)).toMatchObject({ ok: true, data: { state: 'ready' } })
  return attachmentId
}

it('refuses what is too large, disguised, or somebody else’s', async () => {
  const size = ATTACHMENT_LIMITS.most.voice + 1
  const begin = { uploadKey: 'k'.repeat(20), what: 'voice', purpose: 'order', size, sha256: null }
  expect(await centre.call('attachments', 'begin', begin, owner)).toMatchObject(refused('invalid_input'))
  const page = await sent(Buffer.from('<!doctype html><script>alert(1)</script>'))
  expect(await finish(page)).toMatchObject(refused('invalid_input'))
  expect(await finish(page)).toMatchObject(refused('not_found'))
  expect(await finish(await sent(await aPhoto(), 'voice'))).toMatchObject(refused('invalid_input'))
  const stranger = await aResident(centre)
  expect(await finish(await sent(await aPhoto()), stranger)).toMatchObject(refused('not_found'))
})

it('binds a picture once, to its owner’s order, and opens it only to who may see that', async () => {
  const attachmentId = await aPicture()
  const stranger = await aResident(centre)
  await expect(anOrder(centre, stranger, { attachmentIds: [attachmentId] })).rejects.toThrow('invalid_input')
  const order = await anOrder(centre, owner, { attachmentIds: [attachmentId] })
  expect(order.attachments).toEqual([{ attachmentId, what: 'picture', seconds: null, by: 'resident' }])
  await expect(anOrder(centre, owner, { attachmentIds: [attachmentId] })).rejects.toThrow('invalid_input')
  const asked = { orderId: order.orderId }
  expect(await centre.call('orders', 'myAttachments', asked, stranger)).toMatchObject(refused('not_found'))
  const volunteer = await aVolunteer(centre)
  expect(await centre.call('orders', 'attachmentsMine', asked, volunteer)).toMatchObject(refused('not_found'))
  const desk = { token: await centre.signIn('gaowa') }
  const [file] = (await centre.ask('orders', 'attachments', asked, desk)).files
  const kept = Buffer.from(await (await fetch(file.url)).arrayBuffer()).toString('latin1')
  for (const secret of SECRETS) expect(kept).not.toContain(secret)
  expect((await fetch(file.url.replace(/expires=\d+/, 'expires=1'))).status).toBe(404)
  await centre.ask('people', 'deleteMe', { sure: true }, owner)
  expect((await fetch(file.url)).status).toBe(404)
})

it('takes a recording as long as it may be, says how long it is, and refuses one that is longer', async () => {
  const by = await aResident(centre)
  const { voiceSeconds } = ATTACHMENT_LIMITS
  expect(await finish(await sent(aRecording(12), 'voice', by), by)).toMatchObject({
    data: { what: 'voice', seconds: 13, state: 'ready' },
  })
  expect(await finish(await sent(aRecording(voiceSeconds + 5), 'voice', by), by)).toMatchObject(
    refused('invalid_input'),
  )
  // a picture is no recording, and a recording no picture
  expect(await finish(await sent(aRecording(5), 'picture', by), by)).toMatchObject(refused('invalid_input'))
})

it('deletes what is infected, and lets wait what cannot be scanned: neither goes along with an order', async () => {
  const by = await aResident(centre)
  verdict = 'infected'
  const bad = await sent(await aPhoto({ seed: 901 }), 'picture', by)
  expect(await finish(bad, by)).toMatchObject(refused('invalid_input'))
  expect(await finish(bad, by)).toMatchObject(refused('not_found'))
  verdict = 'broken'
  const waiting = await sent(await aPhoto({ seed: 902 }), 'picture', by)
  expect(await finish(waiting, by)).toMatchObject({ data: { state: 'waiting' } })
  await expect(anOrder(centre, by, { attachmentIds: [waiting] })).rejects.toThrow('invalid_input')
  verdict = 'clean'
  expect(await finish(waiting, by)).toMatchObject({ data: { state: 'ready' } })
  await anOrder(centre, by, { attachmentIds: [waiting] })
})

it('is given up by its owner, and swept away when nothing has claimed it for a day', async () => {
  const by = await aResident(centre)
  const [dropped, left, used] = [await aPicture(by), await aPicture(by), await aPicture(by)]
  const order = await anOrder(centre, by, { attachmentIds: [used] })
  const open = async () =>
    (await centre.ask('attachments', 'open', { attachmentIds: [dropped, left, used] }, by)).files.map(
      ({ attachmentId }: { attachmentId: string }) => attachmentId,
    )
  await centre.ask('attachments', 'discard', { attachmentId: dropped }, by)
  await centre.ask('attachments', 'discard', { attachmentId: dropped }, by).catch(() => undefined)
  expect(await open()).not.toContain(dropped)
  await centre.sweep('attachments')
  expect(await open()).toContain(left)
  await centre.setClock(new Date(Date.now() + (ATTACHMENT_LIMITS.keepHours + 1) * 3_600_000))
  await centre.sweep('attachments')
  await centre.setClock(new Date())
  expect(await open()).not.toContain(left)
  // what an order has stays with it
  expect((await centre.ask('orders', 'myAttachments', { orderId: order.orderId }, by)).files).toHaveLength(1)
})

it('opens to the volunteer who has claimed the order, and every look stands in the log', async () => {
  const by = await aResident(centre)
  const desk = { token: await centre.signIn('gaowa') }
  const attachmentId = await aPicture(by)
  const order = await aDispatchableOrder(centre, by, desk, { attachmentIds: [attachmentId] })
  await step(centre, desk, 'pool', order)
  const volunteer = await aVolunteer(centre)
  const asked = { orderId: order.orderId }
  await centre.ask('orders', 'claim', asked, volunteer)
  const { files } = await centre.ask('orders', 'attachmentsMine', asked, volunteer)
  expect(files).toMatchObject([{ attachmentId, what: 'picture' }])
  expect((await fetch(files[0].url)).status).toBe(200)
  await centre.ask('orders', 'attachmentsMine', asked, volunteer)
  const { steps } = await centre.ask('orders', 'myOrder', asked, by)
  const looks = steps.filter(({ event }: { event: string }) => event === 'look')
  expect(looks).toMatchObject([{ who: '周桂芳' }])
  await centre.ask('orders', 'signIn', asked, volunteer)
  const shot = await aPicture(volunteer)
  const report = { ...asked, report: '灯泡换好了', attachmentIds: [shot] }
  await centre.ask('orders', 'signOut', report, volunteer)
  expect((await centre.ask('orders', 'myOrder', asked, by)).attachments).toMatchObject([
    { attachmentId, by: 'resident' },
    { attachmentId: shot, by: 'volunteer' },
  ])
  const admin = { token: await centre.signIn('admin') }
  const { records } = await centre.ask('settings', 'audit', { subject: order.orderId }, admin)
  const actions = records.map(({ action }: { action: string }) => action)
  expect(actions).toContain('orders.attachmentsMine')
})
