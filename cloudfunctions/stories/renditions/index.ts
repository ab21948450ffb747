import { FORMS, type FormBody, type Meter, type Rendition, type Shot } from '../contract'
import { publicAccountHtml, websiteHtml } from './channels'
import { newspaperText } from './printed'
import { broadcastText, SHORT_VIDEO_SECONDS, secondsOf, shortVideoScript, televisionScript } from './spoken'
import { countOf, type Master, printedTitle } from './text'

export type { Master } from './text'
export type Form = Rendition['form']

/** Limits of `draft/add`; the platform counts characters, of the content also bytes. */
const ACCOUNT = { title: 32, author: 16, digest: 128, content: 20_000, bytes: 1024 * 1024 }

/** The words that the master gives a form. */
export function bodyOf(form: Form, master: Master): FormBody {
  const { title, digest, document } = master
  switch (form) {
    case 'publicAccount':
    case 'website':
      return { kind: 'html', title, digest, document }
    case 'newspaper':
      return { kind: 'text', text: newspaperText(master) }
    case 'broadcast':
      return { kind: 'text', text: broadcastText(master) }
    case 'television':
      return { kind: 'script', rows: televisionScript(master) }
    case 'shortVideo':
      return { kind: 'script', rows: shortVideoScript(master) }
  }
}

/** What the outlet gets of these words; a form that does not take their kind gets the master's. */
export function rendered(form: Form, body: FormBody, master: Master): Rendition {
  switch (body.kind) {
    case 'html':
      return form === 'website'
        ? { form, kind: 'html', content: websiteHtml({ ...master, ...body }), meters: [] }
        : publicAccount({ ...master, ...body })
    case 'text':
      return form === 'broadcast'
        ? { ...text(form, body.text), meters: spokenMeters(body.text) }
        : text(form, body.text)
    case 'script':
      return script(form, body.rows)
  }
}

/** 一次采集、多种生成: every form of one story, made from its one document without a browser. Pure. */
export const renditionsOf = (master: Master): Rendition[] =>
  FORMS.map((form) => rendered(form, bodyOf(form, master), master))

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

const text = (form: Form, content: string): Rendition => ({
  form,
  kind: 'text',
  content,
  meters: [meter('字数', countOf(content), null, '字')],
})

/** Columns apart by tabs: pastes into a table of any office program as it stands. */
function script(form: Form, shots: readonly Shot[]): Rendition {
  const rows = shots.map(({ seen, said, seconds }) => ({ seen, said, seconds: seconds ?? secondsOf(said) }))
  const lines = rows.map(({ seen, said, seconds }) => `${seen}\t${said}\t${seconds}`)
  const total = rows.reduce((sum, { seconds }) => sum + seconds, 0)
  return {
    form,
    kind: 'script',
    content: ['画面\t解说\t秒', ...lines].join('\n'),
    meters: [meter('总时长', total, form === 'shortVideo' ? SHORT_VIDEO_SECONDS : null, '秒')],
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
