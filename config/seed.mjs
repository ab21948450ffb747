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
  const desk = await signInAll(api, ['bianji', ...Object.values(HOLDERS)])
  const now = Date.now()
  const written = (story) => writtenContent(story, now, api, desk.bianji)
  await inGroups(
    [
      ...content.pasted.map((sample) => () => publishOnce(api, desk, sample, pastedContent)),
      ...content.stories.map((sample) => () => publishOnce(api, desk, sample, written)),
    ],
    AT_ONCE,
  )
  const laws = await importLaws(api, await signIn(api, 'admin'), content.laws)
  const stories = content.pasted.length + content.stories.length
  say(`放好了：${stories} 篇稿子，${laws} 部法规。`)
  if (done) writeFileSync(done, JSON.stringify({ at: new Date().toISOString(), stories, laws }))
}

/** Stories that go their way at the same time. */
const AT_ONCE = 4

async function inGroups(works, size) {
  for (let at = 0; at < works.length; at += size) {
    await Promise.all(works.slice(at, at + size).map((work) => work()))
  }
}

/** The sample people of the review: each stage and the signature. */
export const HOLDERS = {
  first_review: 'chushen',
  proof_1: 'jiaodui1',
  second_review: 'fushen',
  proof_2: 'jiaodui2',
  final_review: 'zhongshen',
  proof_3: 'jiaodui3',
}

/** Sessions by user name. */
export const signInAll = async (api, names) =>
  Object.fromEntries(await Promise.all(names.map(async (name) => [name, await signIn(api, name)])))

/**
 * Creates, saves and hands in as an editor at the console does; the reviewers pass it, it is signed and published.
 * A story that is published already is left alone.
 */
async function publishOnce(api, desk, sample, contentOf) {
  const content = await contentOf(sample)
  const q = content.title.replaceAll('｜', '')
  const { rows } = await ask(api, 'stories', 'list', { q, state: 'published' }, desk.bianji)
  if (rows.some((row) => row.title === content.title)) return
  const { storyId, ...created } = await ask(api, 'stories', 'create', {}, desk.bianji)
  const saved = { storyId, revision: created.revision, content }
  const { revision } = await ask(api, 'stories', 'save', saved, desk.bianji)
  await ask(api, 'stories', 'submit', { storyId, revision }, desk.bianji)
  const { review } = await ask(api, 'stories', 'reviewState', { storyId }, desk.zhongshen)
  for (const { stage } of review.stages) {
    await ask(
      api,
      'stories',
      'passStage',
      { storyId, revision, stage, readAloud: true },
      desk[HOLDERS[stage]],
    )
  }
  await ask(api, 'stories', 'sign', { storyId, revision }, desk.zhongshen)
  await ask(api, 'stories', 'publish', { storyId, revision }, desk.bianji)
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
export async function plainText() {
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
