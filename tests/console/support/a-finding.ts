import type { Finding } from '@functions/stories/contract'

/** What the rules found in the words of a line that stands first in the text. */
export const aFinding = (line: string, words: string, suggestion: string | null = null): Finding => ({
  key: words,
  ruleId: 'r',
  rule: '用词',
  ruleVersion: 1,
  basis: '编辑规范',
  weight: 'fix',
  field: 'body',
  block: 0,
  from: line.indexOf(words),
  to: line.indexOf(words) + words.length,
  words,
  message: `“${words}”要改。`,
  suggestion,
  original: null,
})
