import { createHash } from 'node:crypto'
import fc from 'fast-check'
import sharp from 'sharp'
import { MATERIAL_LIMITS } from '../../../site/materials'
import { type Centre, startCentre } from '../../support/centre'
import { inside } from '../../support/inside'
import { aPhoto, SECRETS } from '../../support/pictures'

jest.setTimeout(180_000)
const DAY = 24 * 60 * 60 * 1000
const { partBytes } = MATERIAL_LIMITS

let centre: Centre
let reporter: string
let editor: string
let student: string
let unit: string
beforeAll(async () => {
  centre = await startCentre()
  reporter = await centre.signIn('jizhe')
  editor = await centre.signIn('bianji')
  student = await centre.signIn('xuesheng')
  unit = await centre.signIn('danwei')
})
afterAll(() => centre.close())

const call = (action: string, input: unknown, token = reporter) =>
  centre.call('materials', action, input, { token })
const ask = (action: string, input: unknown, token = reporter) =>
  centre.ask('materials', action, input, { token })
const refused = (code: string, field = '') => ({
  ok: false,
  error: { code, fields: { [field]: expect.any(String) } },
})

let keys = 0
const newKey = () => `upload-key-${process.pid}-${String(++keys).padStart(8, '0')}`
const shaOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const begin = (uploadKey: string, bytes: Buffer, token = reporter, over: object = {}) =>
  call(
    'upload',
    { uploadKey, name: 'IMG_2031.JPG', size: bytes.length, sha256: shaOf(bytes), ...over },
    token,
  )
async function put(uploadKey: string, bytes: Buffer, parts: number[], token = reporter) {
  const { addresses } = await ask('partAddresses', { uploadKey, parts }, token)
  for (const { part, url, headers } of addresses) {
    const body = new Uint8Array(bytes.subarray(part * partBytes, (part + 1) * partBytes))
    expect((await fetch(url, { method: 'PUT', headers, body })).ok).toBe(true)
  }
}
const finish = (uploadKey: string, token = reporter, over: object = {}) =>
  call('finish', { uploadKey, about: {}, ...over }, token)
async function anItem(bytes: Buffer, token = reporter, over: object = {}) {
  const uploadKey = newKey()
  await begin(uploadKey, bytes, token)
  await put(uploadKey, bytes, [...Array(Math.ceil(bytes.length / partBytes)).keys()], token)
  const reply = await finish(uploadKey, token, over)
  if (!reply.ok) throw new Error(JSON.stringify(reply.error))
  return reply.data
}
const fetched = async (url: string) => Buffer.from(await (await fetch(url)).arrayBuffer())
let seeds = 0
const freshPhoto = (photo: { bytes?: number } = {}) => aPhoto({ ...photo, seed: ++seeds })

describe('an upload', () => {
  it('is refused to strangers, too large, empty or under another file’s key', async () => {
    const bytes = await freshPhoto()
    expect(await centre.call('materials', 'upload', {})).toMatchObject({ error: { code: 'not_signed_in' } })
    expect(await begin(newKey(), bytes, reporter, { size: 2 ** 31 })).toMatchObject(
      refused('invalid_input', 'size'),
    )
    expect(await begin(newKey(), bytes, reporter, { size: 0 })).toMatchObject(
      refused('invalid_input', 'size'),
    )
    const uploadKey = newKey()
    await begin(uploadKey, bytes)
    expect(await begin(uploadKey, await freshPhoto({ bytes: 5000 }))).toMatchObject(refused('invalid_input'))
  })

  it('that nobody began cannot be finished, nor one whose pieces are missing', async () => {
    expect(await finish(newKey())).toMatchObject(refused('not_found'))
    const uploadKey = newKey()
    await begin(uploadKey, await freshPhoto())
    expect(await finish(uploadKey)).toMatchObject(refused('wrong_state'))
  })

  it('belongs to who began it: the same key of somebody else is another upload', async () => {
    const bytes = await freshPhoto()
    const uploadKey = newKey()
    await begin(uploadKey, bytes)
    expect(await call('partAddresses', { uploadKey, parts: [0] }, editor)).toMatchObject(refused('not_found'))
  })

  it.each([
    ['a page called a picture', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a program', () => Buffer.concat([Buffer.from('4d5a90000300', 'hex'), Buffer.alloc(300, 0x90)])],
    ['a picture that breaks off', async () => (await aPhoto()).subarray(0, 900)],
  ])('of %s is refused by its bytes and leaves nothing', async (_, made) => {
    const bytes = await made()
    const uploadKey = newKey()
    await begin(uploadKey, bytes)
    await put(uploadKey, bytes, [0])
    expect(await finish(uploadKey)).toMatchObject(refused('invalid_input'))
    expect(await finish(uploadKey)).toMatchObject(refused('not_found'))
  })

  it('that arrives otherwise than it was announced is refused', async () => {
    const announced = await freshPhoto()
    const uploadKey = newKey()
    await begin(uploadKey, announced)
    const other = Buffer.from(announced)
    other[300] = (other[300] ?? 0) ^ 1
    await put(uploadKey, other, [0])
    expect(await finish(uploadKey)).toMatchObject(refused('invalid_input'))
  })

  it('keeps what the camera wrote inside, and sends none of it outside', async () => {
    const bytes = await aPhoto({ width: 1600, height: 1200, seed: 31 })
    const item = await anItem(bytes)
    expect(item).toMatchObject({
      kind: 'picture',
      state: 'passed',
      title: 'IMG_2031',
      type: 'image/jpeg',
      takenAt: '2026-05-01T01:30:00.000Z',
      camera: { latitude: 40.65, longitude: 109.82 },
      // the camera was held upright: as it is shown
      width: 1200,
      height: 1600,
      sha256: shaOf(bytes),
    })
    const sizes: [string, number][] = [
      [`${centre.api}/_storage/public/materials/${item.materialId}/whole.jpg`, 1600],
      [item.screenUrl, 1280],
      [item.smallUrl, 480],
    ]
    for (const [url, longest] of sizes) {
      const outside = await fetched(url)
      for (const secret of SECRETS) expect(outside.includes(secret)).toBe(false)
      expect(await sharp(outside).metadata()).toMatchObject({ format: 'jpeg', height: longest })
    }
    const { url } = await ask('original', { materialId: item.materialId }, editor)
    expect(await fetched(url)).toEqual(bytes)
    expect(await call('original', { materialId: 'nothing-there' })).toMatchObject({
      error: { code: 'not_found' },
    })
  })

  it('of documents and words is taken for what it is', async () => {
    expect(await anItem(Buffer.from('采访记录：今天在团结大街……'))).toMatchObject({
      kind: 'document',
      type: 'text/plain',
    })
    expect(await anItem(Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj'))).toMatchObject({
      kind: 'document',
      type: 'application/pdf',
    })
  })

  it('of what is in the library already says so before anything is sent', async () => {
    const bytes = await freshPhoto()
    const { materialId } = await anItem(bytes)
    expect(await begin(newKey(), bytes, editor)).toMatchObject({ data: { sameId: materialId } })
  })

  it('cut anywhere, in any order, twice at once: one item, its bytes the same', async () => {
    const bytes = await freshPhoto({ bytes: 2 * partBytes + 5000 })
    const step = fc.oneof(
      fc.record({ do: fc.constant('begin' as const) }),
      fc.record({ do: fc.constant('put' as const), part: fc.nat(2) }),
      fc.record({ do: fc.constant('half' as const), part: fc.nat(2) }),
      fc.record({ do: fc.constant('finish' as const) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const uploadKey = newKey()
        await begin(uploadKey, bytes, reporter, { sha256: null })
        for (const one of steps) {
          if (one.do === 'begin') await begin(uploadKey, bytes, reporter, { sha256: null })
          const gone = one.do === 'finish' ? (await finish(uploadKey)).ok : false
          if (gone) break
          if (one.do === 'put') await put(uploadKey, bytes, [one.part])
          // a piece of which only the beginning came through
          if (one.do === 'half')
            await put(uploadKey, bytes.subarray(0, one.part * partBytes + 100), [one.part])
        }
        const known = (await begin(uploadKey, bytes, reporter, { sha256: null })) as {
          data: { stored: number[]; materialId: string | null }
        }
        const { stored, materialId } = known.data
        const missing = materialId === null ? [0, 1, 2].filter((part) => !stored.includes(part)) : []
        if (missing.length > 0) await put(uploadKey, bytes, missing)
        const ends = await Promise.all([finish(uploadKey), finish(uploadKey)])
        const ids = ends.map((end) => (end.ok ? end.data.materialId : JSON.stringify(end.error)))
        expect(new Set(ids).size).toBe(1)
        expect(ends[0]).toMatchObject({ ok: true, data: { sha256: shaOf(bytes) } })
        const { total } = await inside(centre).collection('uploads').where({ _id: ids[0] }).count()
        expect(total).toBe(0)
      }),
      { numRuns: 6 },
    )
  })
})

describe('what somebody with a mentor sends', () => {
  it('waits: nobody else sees it, and nobody passes their own', async () => {
    const item = await anItem(await freshPhoto(), student)
    expect(item).toMatchObject({ state: 'waiting' })
    expect(await call('open', { materialId: item.materialId }, unit)).toMatchObject({
      error: { code: 'not_found' },
    })
    expect(await call('pass', { materialId: item.materialId }, student)).toMatchObject(refused('not_allowed'))
    expect(await call('sendBack', { materialId: item.materialId, reason: '太暗' }, student)).toMatchObject(
      refused('not_allowed'),
    )
    const { rows } = await ask('list', { shelf: 'library' }, editor)
    expect(rows.map(({ materialId }: { materialId: string }) => materialId)).not.toContain(item.materialId)
  })

  it('is returned with a reason, sent again, and passed once', async () => {
    const { materialId } = await anItem(await freshPhoto(), student)
    const { rows } = await ask('list', { shelf: 'waiting' })
    expect(rows.map((row: { materialId: string }) => row.materialId)).toContain(materialId)
    expect(await ask('sendBack', { materialId, reason: '写上地点' })).toMatchObject({
      state: 'returned',
      reason: '写上地点',
    })
    expect(await call('pass', { materialId })).toMatchObject({ error: { code: 'wrong_state' } })
    await ask('sendAgain', { materialId }, student)
    const both = await Promise.all([
      call('pass', { materialId }),
      call('sendBack', { materialId, reason: '再改改' }, editor),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('is discarded while it waits, not once it is in the library', async () => {
    const waiting = await anItem(await freshPhoto(), student)
    expect(await call('discard', { materialId: waiting.materialId }, unit)).toMatchObject({
      error: { code: 'not_allowed' },
    })
    const piece = inside(centre).collection('pieces').where({ refId: waiting.materialId })
    expect((await piece.get()).data).toMatchObject([{ open: true, holder: { name: '苏和' } }])
    expect(await call('discard', { materialId: waiting.materialId }, student)).toMatchObject({ ok: true })
    expect((await piece.get()).data).toMatchObject([{ open: false, holder: null }])
    expect(await call('discard', { materialId: waiting.materialId }, student)).toMatchObject({ ok: true })
    const kept = await anItem(await freshPhoto())
    expect(await call('discard', { materialId: kept.materialId })).toMatchObject(refused('wrong_state'))
  })

  it('goes to the mentor of now when the account ends', async () => {
    const { materialId } = await anItem(await freshPhoto(), student)
    await ask('sendBack', { materialId, reason: '写上地点' })
    const staff = inside(centre).collection('staff').where({ userName: 'xuesheng' })
    const { data } = await staff.get()
    await staff.update({ endsAt: new Date(Date.now() - DAY).toISOString() })
    await centre.sweep('materials')
    await centre.sweep('materials')
    expect(await ask('open', { materialId })).toMatchObject({
      material: { state: 'waiting' },
      mayDecide: true,
    })
    expect(await ask('pass', { materialId })).toMatchObject({ state: 'passed' })
    await staff.update({ endsAt: data[0].endsAt })
  })
})

describe('an item', () => {
  const about = (item: Record<string, unknown>, over: object) => {
    const names = [
      'title',
      'words',
      'alt',
      'place',
      'people',
      'source',
      'takenAt',
      'rights',
      'rightsHolder',
      'rightsEndAt',
      'reuse',
    ]
    return { ...Object.fromEntries(names.map((name) => [name, item[name]])), ...over }
  }

  it('is described by those who may, on the newest revision, and found by words', async () => {
    const item = await anItem(await freshPhoto())
    const { materialId, revision } = item
    const change = { materialId, revision, about: about(item, { place: '阿尔丁植物园', people: '王芳' }) }
    expect(await call('describe', change, unit)).toMatchObject(refused('not_allowed'))
    await ask('describe', change)
    expect(await call('describe', change, editor)).toMatchObject({ error: { code: 'changed_meanwhile' } })
    const { rows } = await ask('list', { shelf: 'library', q: '植物园' }, editor)
    expect(rows.map((row: { materialId: string }) => row.materialId)).toEqual([materialId])
    expect((await ask('list', { shelf: 'library', q: '.*' }, editor)).rows).toEqual([])
  })

  it('keeps its place in the lists whatever place it shows', async () => {
    const first = await anItem(await freshPhoto())
    expect(first.place).toBe('')
    const second = await anItem(await freshPhoto())
    const { materialId, revision } = first
    const named = await ask('describe', { materialId, revision, about: about(first, { place: '阿尔丁' }) })
    expect(named.place).toBe('阿尔丁')
    const { rows } = await ask('list', { shelf: 'mine' })
    expect(rows.slice(0, 2).map((row: { materialId: string }) => row.materialId)).toEqual([
      second.materialId,
      materialId,
    ])
  })

  it('for one unit only is not there for others', async () => {
    const item = await anItem(await freshPhoto(), unit)
    expect(item).toMatchObject({ unitId: 'housing' })
    const { materialId, revision } = item
    await ask('describe', { materialId, revision, about: about(item, { reuse: 'unit' }) }, unit)
    expect(await call('open', { materialId })).toMatchObject({ error: { code: 'not_found' } })
    expect((await call('open', { materialId }, editor)).ok).toBe(true)
  })

  it('whose rights run out leaves the library by the clock, and comes back with new ones', async () => {
    const item = await anItem(await freshPhoto())
    const { materialId, revision } = item
    const rightsEndAt = new Date(Date.now() + DAY).toISOString()
    await ask('describe', { materialId, revision, about: about(item, { rightsEndAt, rights: 'licensed' }) })
    const { rows } = await ask('list', { shelf: 'ending' })
    expect(rows.map((row: { materialId: string }) => row.materialId)).toContain(materialId)
    await centre.sweep('materials')
    expect((await ask('open', { materialId })).material.state).toBe('passed')
    await centre.setClock(new Date(Date.now() + 2 * DAY))
    await centre.sweep('materials')
    await centre.sweep('materials')
    const { material } = await ask('open', { materialId })
    expect(material.state).toBe('expired')
    const renewed = about(material, { rightsEndAt: new Date(Date.now() + 30 * DAY).toISOString() })
    expect(await ask('describe', { materialId, revision: material.revision, about: renewed })).toMatchObject({
      state: 'passed',
    })
    await centre.setClock(new Date())
  })

  it('shows its likes: the same content, and pictures that differ by a few bits', async () => {
    const bytes = await freshPhoto()
    const first = await anItem(bytes)
    const near = await anItem(
      await sharp(bytes).autoOrient().resize(25).jpeg({ quality: 60 }).toBuffer(),
      editor,
    )
    const far = await anItem(await freshPhoto(), editor)
    const same = await anItem(bytes, editor)
    const { alike } = await ask('open', { materialId: first.materialId })
    const found = alike.map(
      ({
        material,
        bits,
        same: equal,
      }: {
        material: { materialId: string }
        bits: number
        same: boolean
      }) => [material.materialId, bits, equal],
    )
    expect(found).toContainEqual([near.materialId, expect.any(Number), false])
    expect(found).toContainEqual([same.materialId, 0, true])
    expect(JSON.stringify(found)).not.toContain(far.materialId)
  })
})

it('a note is an item like any other, once for one tap', async () => {
  const input = { about: { title: '现场笔记', words: '九点半开工，来了三十个人。' } }
  const once = await centre.call('materials', 'writeNote', input, {
    token: student,
    key: 'one-tap-of-a-student',
  })
  const again = await centre.call('materials', 'writeNote', input, {
    token: student,
    key: 'one-tap-of-a-student',
  })
  expect(once).toMatchObject({ data: { kind: 'note', state: 'waiting', words: input.about.words } })
  expect(again).toEqual(once)
})

it('uploads nobody goes on with are given up', async () => {
  const bytes = await freshPhoto()
  const uploadKey = newKey()
  await begin(uploadKey, bytes)
  await put(uploadKey, bytes, [0])
  await centre.setClock(new Date(Date.now() + (MATERIAL_LIMITS.keepUnfinishedDays + 1) * DAY))
  await centre.sweep('materials')
  expect(await finish(uploadKey)).toMatchObject(refused('not_found'))
})
