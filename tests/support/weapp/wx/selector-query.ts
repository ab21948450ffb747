import { drawingOf } from './canvas'

/** `wx.createSelectorQuery` over the page on top. Without layout every box measures 0; what is found is found. */

type Callback = (value: unknown) => void
interface Question {
  readonly read: () => unknown
  readonly callback: Callback | undefined
}

const boxOf = (element: Element) => {
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect()
  return { id: element.id, left, top, right, bottom, width, height }
}
const scrollOf = (element: Element) => ({ scrollLeft: element.scrollLeft, scrollTop: element.scrollTop })
const nodeOf = (element: Element) => ({ node: drawingOf(element).node })

/** The size a canvas has on a page without layout: the phone's width, and room enough. */
const CANVAS_BOX = { width: 375, height: 600 }

function fieldsOf(element: Element, wanted: Readonly<Record<string, unknown>>): object {
  return {
    ...(wanted.id ? { id: element.id } : {}),
    ...(wanted.rect || wanted.size ? boxOf(element) : {}),
    ...(wanted.scrollOffset ? scrollOf(element) : {}),
    ...(wanted.node ? { ...nodeOf(element), ...CANVAS_BOX } : {}),
  }
}

export function createSelectorQuery(host: () => Element) {
  const questions: Question[] = []

  function aim(find: () => Element[], all: boolean) {
    const ask = (read: (element: Element) => unknown, callback?: Callback) => {
      const answer = () => {
        const found = find().map(read)
        return all ? found : (found[0] ?? null)
      }
      questions.push({ read: answer, callback })
      return query
    }
    return {
      boundingClientRect: (callback?: Callback) => ask(boxOf, callback),
      scrollOffset: (callback?: Callback) => ask(scrollOf, callback),
      node: (callback?: Callback) => ask(nodeOf, callback),
      fields: (wanted: Record<string, unknown>, callback?: Callback) =>
        ask((element) => fieldsOf(element, wanted), callback),
    }
  }
  const query = {
    in: () => query,
    select: (selector: string) => aim(() => [...host().querySelectorAll(selector)].slice(0, 1), false),
    selectAll: (selector: string) => aim(() => [...host().querySelectorAll(selector)], true),
    selectViewport: () => aim(() => [document.documentElement], false),
    exec(callback?: Callback) {
      void Promise.resolve().then(() => {
        const answers = questions.map((question) => {
          const answer = question.read()
          question.callback?.(answer)
          return answer
        })
        callback?.(answers)
      })
      return query
    },
  }
  return query
}
