import type { Meter, Rendition } from '../contract'
import { publicAccountHtml, websiteHtml } from './channels'
import { newspaperText } from './printed'
import { broadcastText, type ScriptRow, secondsOf, shortVideoScript, televisionScript } from './spoken'
import { countOf, type Master, printedTitle } from './text'

export type { Master } from './text'

/** Limits of `draft/add`; the platform counts characters, of the content also bytes. */
const ACCOUNT = { title: 32, author: 16, digest: 128, content: 20_000, bytes: 1024 * 1024 }

/** 一次采集、多种生成: every form of one story, made from its one document without a browser. Pure. */
export function renditionsOf(master: Master): Rendition[] {
  return [
    publicAccount(master),
    text('newspaper', newspaperText(master)),
    script('television', televisionScript(master)),
    { ...text('broadcast', broadcastText(master)), meters: spokenMeters(broadcastText(master)) },
    script('shortVideo', shortVideoScript(master)),
    { form: 'website', kind: 'html', content: websiteHtml(master), meters: [] },
  ]
}

function publicAccount(master: Master): Rendition {
  const content = publicAccountHtml(master)
  return {
    form: 'publicAccount',
    kind: 'html',
    content,
    meters: [
      meter('题目', [...printedTitle(master.title)].length, ACCOUNT.title, '字'),
      meter('作者', [...master.author].length, ACCOUNT.author, '字'),
      meter('摘要', [...master.digest].length, ACCOUNT.digest, '字'),
      meter('正文', [...content].length, ACCOUNT.content, '字符'),
      meter('大小', Math.ceil(Buffer.byteLength(content) / 1024), ACCOUNT.bytes / 1024, 'KB'),
    ],
  }
}

const text = (form: Rendition['form'], content: string): Rendition => ({
  form,
  kind: 'text',
  content,
  meters: [meter('字数', countOf(content), null, '字')],
})

/** Columns apart by tabs: pastes into a table of any office program as it stands. */
function script(form: Rendition['form'], rows: readonly ScriptRow[]): Rendition {
  const lines = rows.map(({ seen, said, seconds }) => `${seen}\t${said}\t${seconds}`)
  const total = rows.reduce((sum, { seconds }) => sum + seconds, 0)
  return {
    form,
    kind: 'script',
    content: ['画面\t解说\t秒', ...lines].join('\n'),
    meters: [meter('总时长', total, form === 'shortVideo' ? 60 : null, '秒')],
  }
}

const spokenMeters = (content: string): Meter[] => [
  meter('字数', countOf(content), null, '字'),
  meter('时长', secondsOf(content), null, '秒'),
]

const meter = (name: string, used: number, limit: number | null, unit: string): Meter => ({
  name,
  used,
  limit,
  unit,
})
