import { createHash } from 'node:crypto'
import { contentOf } from './content'
import type { StoryContent } from './contract'

/** JSON with the keys of every object in order, so that equal contents are equal texts. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${sorted.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`
}

/** SHA-256 (hex) of all that readers will get of a story: what is signed, and what alone may then be published. */
export const hashOf = (content: StoryContent): string =>
  createHash('sha256')
    .update(canonical(contentOf(content)))
    .digest('hex')
