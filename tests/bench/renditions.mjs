import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/** All forms of a story of 5,000 characters: milliseconds (median of 200), and how many times slower than copying the story. */
const outfile = join(mkdtempSync(join(tmpdir(), 'renditions-')), 'renditions.mjs')
await build({
  entryPoints: ['cloudfunctions/stories/renditions/index.ts'],
  bundle: true,
  platform: 'node',
  format: 'esm',
  outfile,
  logLevel: 'error',
})
const { renditionsOf } = await import(pathToFileURL(outfile).href)

const sentence = '少先路三条背街小巷完工通行，路平了，灯也亮了，居民都说好。'
const paragraph = { type: 'paragraph', content: [{ type: 'text', text: sentence.repeat(9) }] }
const document = { type: 'doc', content: Array.from({ length: 20 }, () => paragraph) }
const master = {
  title: '三条小巷完工',
  digest: '今天恢复通行。',
  source: '融媒体中心',
  author: '苏和',
  unitName: '融媒体中心',
  publishedAt: '2026-11-18T16:30:00.000Z',
  addressOf: (fileId) => fileId,
  document,
}

function median(work) {
  const times = Array.from({ length: 200 }, () => {
    const begun = performance.now()
    work()
    return performance.now() - begun
  })
  return times.sort((a, b) => a - b)[100] ?? 0
}
const rendering = median(() => renditionsOf(master))
const copying = median(() => structuredClone(master.document))
console.info(
  `${sentence.length * 180} characters in all forms: ${rendering.toFixed(2)} ms, ${(rendering / copying).toFixed(1)} × a copy of the story`,
)
