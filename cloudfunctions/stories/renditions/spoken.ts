import { countOf, type Master, printedTitle, type Section, sectionsOf, sentencesOf } from './text'

/** A newsreader's pace: four characters a second. */
const PER_SECOND = 4
export const secondsOf = (text: string): number => Math.ceil(countOf(text) / PER_SECOND)

/** One row of a script: what is seen, what is said, how long. */
export interface ScriptRow {
  /** 画面: what the pictures of the story show; empty where the crew decides. */
  readonly seen: string
  /** 解说 */
  readonly said: string
  readonly seconds: number
}

/** A shot longer than this is cut in two; about what one breath carries. */
const LONGEST_SHOT_SECONDS = 15

/** 电视稿: every sentence of the text, in shots. */
export function televisionScript(master: Master): ScriptRow[] {
  return [
    row('片头', printedTitle(master.title)),
    ...sectionsOf(master.document.content).flatMap((section) => [
      ...(section.heading ? [row('字幕条', section.heading)] : []),
      ...shotsOf(section),
    ]),
  ]
}

function shotsOf({ paragraphs, pictures }: Section): ScriptRow[] {
  const shots = paragraphs.flatMap(shotTexts)
  return shots.map((said, index) => row(pictures[index] ?? '', said))
}

/** Whole sentences, as many as one shot carries; a very long one stands alone. */
function shotTexts(paragraph: string): string[] {
  const shots: string[] = []
  for (const sentence of sentencesOf(paragraph)) {
    const last = shots.at(-1)
    if (last !== undefined && secondsOf(last + sentence) <= LONGEST_SHOT_SECONDS)
      shots[shots.length - 1] = last + sentence
    else shots.push(sentence)
  }
  return shots
}

const row = (seen: string, said: string): ScriptRow => ({
  seen: oneLine(seen),
  said: oneLine(said),
  seconds: secondsOf(said),
})

/** A row of a script is one line of a table; a tab would begin another column. */
const oneLine = (words: string): string => words.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()

/** A short video holds a reader for about a minute. */
export const SHORT_VIDEO_SECONDS = 60

/** 短视频脚本: the title, the digest and the first sentence of each section, as far as a minute goes. */
export function shortVideoScript(master: Master): ScriptRow[] {
  const openers = sectionsOf(master.document.content).flatMap(({ heading, paragraphs, pictures }) => {
    const first = sentencesOf(paragraphs[0] ?? '')[0]
    return first ? [row(pictures[0] ?? heading, first)] : []
  })
  const wanted = [row('封面大字', printedTitle(master.title)), row('', master.digest), ...openers]
  const script: ScriptRow[] = []
  let total = 0
  for (const [index, one] of wanted.entries()) {
    // the first words of the text are often the digest itself
    const isRepeat =
      index > 1 && wanted.slice(0, index).some(({ said }) => said.includes(one.said.slice(0, -1)))
    if (one.said === '' || isRepeat) continue
    if (total + one.seconds > SHORT_VIDEO_SECONDS && script.length > 0) break
    script.push(one)
    total += one.seconds
  }
  return script
}

/** 广播稿: the text for one voice; what only an eye can use (pictures, brackets around numbers of documents) is left out. */
export function broadcastText(master: Master): string {
  const body = sectionsOf(master.document.content).flatMap(({ heading, paragraphs }) => [
    ...(heading ? [`${heading}。`] : []),
    ...paragraphs.map((paragraph) => paragraph.replace(/[（(][^（）()]*[）)]/gu, '')),
  ])
  return [`${printedTitle(master.title)}。`, ...body].join('\n\n')
}
