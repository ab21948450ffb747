import { createHash } from 'node:crypto'
import { ATTACHMENT_LIMITS } from '../../../site/attachments'
import { type Centre, startCentre } from '../../support/centre'
import { anOrder, aResident, aVolunteer } from '../../support/orders'
import { aPhoto, SECRETS } from '../../support/pictures'

jest.setTimeout(120_000)
const { partBytes } = ATTACHMENT_LIMITS

let centre: Centre
let owner: { openid: string }
beforeAll(async () => {
  centre = await startCentre()
  owner = await aResident(centre)
})
afterAll(() => centre.close())

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
