import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { MATERIAL_LIMITS } from '../../../site/materials'
import { type Centre, startCentre } from '../../support/centre'

jest.setTimeout(170_000)
const { partBytes } = MATERIAL_LIMITS

let centre: Centre
let token: string
beforeAll(async () => {
  centre = await startCentre()
  token = await centre.signIn('jizhe')
})
afterAll(() => centre.close())

const ask = (action: string, input: unknown) => centre.ask('materials', action, input, { token })
/** Most memory the whole local cloud has taken so far, functions and all, in MB. */
const peak = () =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${centre.pid}/status`, 'utf8'))?.[1]) / 1024

/** A video that is all film: a head that says what it is, then one piece over and over, each with its number. */
const HEAD = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom\0\0\x02\0isomiso2', 'latin1')])
function pieceOf(part: number, size: number): Buffer {
  const piece = Buffer.alloc(Math.min(partBytes, size - part * partBytes), part + 1)
  if (part === 0) HEAD.copy(piece)
  return piece
}

it('a video of nearly 300 MB is put together without being held in memory, and is the same when it comes out', async () => {
  const size = MATERIAL_LIMITS.most.video - 777
  const parts = Math.ceil(size / partBytes)
  const uploadKey = 'a-video-of-three-hundred-megabytes'
  await ask('upload', { uploadKey, name: '航拍.mp4', size, sha256: null })
  const hash = createHash('sha256')
  for (let from = 0; from < parts; from += 10) {
    const some = Array.from({ length: Math.min(10, parts - from) }, (_, index) => from + index)
    const { addresses } = await ask('partAddresses', { uploadKey, parts: some })
    for (const { part, url, headers } of addresses) {
      const bytes = pieceOf(part, size)
      hash.update(bytes)
      expect((await fetch(url, { method: 'PUT', headers, body: new Uint8Array(bytes) })).ok).toBe(true)
    }
  }
  const before = peak()
  const item = await ask('finish', { uploadKey, about: {} })
  expect(item).toMatchObject({ kind: 'video', type: 'video/mp4', size, sha256: hash.digest('hex') })
  // held in memory it takes its whole size and more; a busy machine collects late
  expect(peak() - before).toBeLessThan(250)
  const { url } = await ask('original', { materialId: item.materialId })
  const end = await fetch(url, { headers: { range: `bytes=${size - 4}-${size - 1}` } })
  expect(Buffer.from(await end.arrayBuffer())).toEqual(Buffer.alloc(4, parts))
})
