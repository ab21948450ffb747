import type { LogLine } from '../../../functions/logs'
import { element, link, note } from '../dom'
import { time } from '../format'
import { hrefOf } from '../route'

/** The platform's account of a failed run is JSON on one line; its stack is read as lines. */
function readable(text: string): string {
  const [, code = '', report = ''] = /^(\w+) (\{.*\})$/.exec(text) ?? []
  if (!report.includes('"errorMessage"')) return text
  try {
    const { errorMessage, stackTrace } = JSON.parse(report) as Record<string, string>
    return `${code} ${stackTrace || errorMessage}`
  } catch {
    return text
  }
}

/** Log lines; `linked` ones lead to their call. */
export function logNodes(lines: readonly LogLine[], linked = true): Node[] {
  if (!lines.length) return [note('没有日志。')]
  return [element('ol', { class: 'plain logs' }, ...lines.map((line) => lineNode(line, linked)))]
}

export function lineNode({ at, functionName, requestId, level, text }: LogLine, linked = true): HTMLElement {
  const call = linked && [' · ', link(hrefOf(['functions', 'calls', requestId]), requestId.slice(0, 8))]
  return element(
    'li',
    { class: `level-${level}` },
    element('div', { class: 'meta' }, `${time(at)} · ${functionName} · ${level}`, ...(call || [])),
    element('pre', {}, readable(text)),
  )
}
