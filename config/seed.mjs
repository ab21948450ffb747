import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { ask, bootstrap } from './api.mjs'
import { batches } from './batches.mjs'
import { SAMPLE_PASSWORD } from './centre.mjs'

const SAMPLE = 'site/sample'
const readJson = (name) => JSON.parse(readFileSync(resolve(SAMPLE, name), 'utf8'))

const signIn = async (api, userName) =>
  (await ask(api, 'people', 'enterStaff', { userName, password: SAMPLE_PASSWORD })).token

/** The sample accounts, ready to sign in with; those that are there stay as they are. */
export async function seedStaff({ api, secret }) {
  const staff = readJson('staff.json').map((person) => ({ ...person, password: SAMPLE_PASSWORD }))
  await bootstrap(api, secret, 'people', { kind: 'sample-staff', staff })
}

/**
 * Brings the sample content in, each piece the way people would: the newspaper report pasted by an editor, stories
 * written, statutes imported. Runs once for a data folder; cut off half-way, the next run does what is missing.
 * @param {{ api: string, secret: string, dataDir?: string, say?: (line: string) => void }} centre
 */
export async function seed({ api, secret, dataDir, say = console.info }) {
  const done = dataDir ? resolve(dataDir, 'seeded.json') : null
  if (done && existsSync(done)) return
  await seedStaff({ api, secret })
  const content = readJson('content.json')
  say('放进示例内容：新闻稿、示例稿、法规……')
  const editor = await signIn(api, 'bianji')
  const now = Date.now()
  for (const sample of content.pasted) await publishOnce(api, editor, sample, pastedContent)
  for (const sample of content.stories) {
    await publishOnce(api, editor, sample, (story) => writtenContent(story, now, api, editor))
  }
  const laws = await importLaws(api, await signIn(api, 'admin'), content.laws)
  const stories = content.pasted.length + content.stories.length
  say(`放好了：${stories} 篇稿子，${laws} 部法规。`)
  if (done) writeFileSync(done, JSON.stringify({ at: new Date().toISOString(), stories, laws }))
}

/** Creates, saves and publishes as an editor at the console does; a story that is published already is left alone. */
async function publishOnce(api, token, sample, contentOf) {
  const content = await contentOf(sample)
  const q = content.title.replaceAll('｜', '')
  const { rows } = await ask(api, 'stories', 'list', { q, state: 'published' }, token)
  if (rows.some((row) => row.title === content.title)) return
  const { storyId, revision } = await ask(api, 'stories', 'create', {}, token)
  const saved = await ask(api, 'stories', 'save', { storyId, revision, content }, token)
  await ask(api, 'stories', 'publish', { storyId, revision: saved.revision }, token)
}

const formOf = ({ title, digest, columnId, unitId, kind, motif, pinned = false }) => ({
  title,
  digest,
  columnId,
  unitId,
  kind,
  motif,
  pinned,
  cover: null,
})

/** A page copied from a website: what it says of itself is taken from it, what an editor decides stands in the sample. */
async function pastedContent(sample) {
  const { cleanPastedPage, textToDocument } = await plainText()
  const page = cleanPastedPage(readFileSync(resolve(SAMPLE, sample.file), 'utf8'))
  const { source, author, datedAt } = page
  return { ...formOf(sample), source, author, datedAt, document: textToDocument(page.text) }
}

const HOUR_MS = 60 * 60 * 1000

async function writtenContent(sample, now, api, token) {
  const { textToDocument } = await plainText()
  const document = textToDocument(sample.text.join('\n'))
  const picture = sample.picture ? await uploadPicture(api, token, sample.picture) : null
  if (picture) document.content.splice(1, 0, picture)
  return {
    ...formOf(sample),
    source: sample.source,
    author: sample.author,
    datedAt: new Date(now - sample.hoursAgo * HOUR_MS).toISOString(),
    cover: picture?.attrs.src ?? null,
    document,
  }
}

async function uploadPicture(api, token, { file, alt, caption }) {
  const bytes = readFileSync(resolve(SAMPLE, 'pictures', file))
  const begun = { name: file, type: 'image/png', size: bytes.length }
  const { fileId, url, headers } = await ask(api, 'stories', 'beginPicture', begun, token)
  const stored = await fetch(url, { method: 'PUT', headers, body: bytes })
  if (!stored.ok) throw new Error(`${file} was not stored: ${stored.status}`)
  const { width, height } = await ask(api, 'stories', 'finishPicture', { fileId }, token)
  return { type: 'image', attrs: { src: fileId, alt, caption, width, height } }
}

async function importLaws(api, token, { file, columnId, unitId }) {
  const laws = readFileSync(resolve(SAMPLE, file), 'utf8').trim().split('\n')
  const entries = laws.map((law, index) => ({
    line: index + 1,
    item: lawItem(JSON.parse(law), columnId, unitId),
  }))
  for await (const batch of batches(entries)) {
    const items = batch.map(({ item }) => item)
    const { results } = await ask(api, 'stories', 'importBatch', { items }, token)
    const refused = results.findIndex(({ outcome }) => outcome === 'refused')
    if (refused >= 0) {
      throw new Error(`${file}: ${items[refused].title}: ${JSON.stringify(results[refused].fields)}`)
    }
  }
  return laws.length
}

/** A statute as a line of an import file: its chapters as headings, its articles as numbered paragraphs. */
export function lawItem({ law, version, articles }, columnId, unitId) {
  const headings = new Set(articles.map(({ chapter }) => chapter)).size > 1
  const lines = articles.flatMap(({ chapter, article, text }, index) => [
    ...(headings && chapter !== articles[index - 1]?.chapter ? [`## ${headingOf(chapter)}`] : []),
    `${article}　${text}`,
  ])
  const [year, month, day] = version.split('-').map(Number)
  return {
    externalId: `law:${law}:${version}`,
    title: law,
    digest: `文本日期 ${year}年${month}月${day}日，共 ${articles.length} 条。资料截至 2025年4月，引用前请核对现行文本。`,
    columnId,
    unitId,
    source: `${version} 公布文本`,
    datedAt: new Date(`${version}T00:00:00+08:00`).toISOString(),
    kind: 'document',
    text: lines.join('\n'),
  }
}

/** 第一章 总 则 → 第一章　总则 */
function headingOf(chapter) {
  const [number, ...name] = chapter.split(/\s+/)
  return name.length > 0 ? `${number}　${name.join('')}` : chapter
}

let loaded
/** The same rules the console uses for pasted text; they are TypeScript, so they are bundled on the way. */
async function plainText() {
  if (loaded) return loaded
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: ['cloudfunctions/_common/plain-text.ts'],
    bundle: true,
    format: 'cjs',
    platform: 'node',
    write: false,
  })
  const module = { exports: {} }
  new Function('module', 'exports', outputFiles[0].text)(module, module.exports)
  loaded = module.exports
  return loaded
}
