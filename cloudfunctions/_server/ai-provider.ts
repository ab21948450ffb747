import * as z from 'zod/mini'
import { AppError } from '../_common/errors'

/**
 * A model behind an address that the district names in the function's settings; none is built in.
 * The wire is the chat-completions form that the providers of the country share:
 * `{ model, messages, stream: false }` → `{ choices: [{ message: { content } }] }`.
 */
export interface Provider {
  readonly url: string
  readonly key: string
  readonly model: string
  /** What readers and editors know it by. */
  readonly name: string
}

const TIMEOUT_MS = 20_000
const MOST_BYTES = 256 * 1024

/** Whatever comes is somebody else's word: only this much of it is looked at. */
const Answer = z.object({
  choices: z
    .array(z.object({ message: z.object({ content: z.string().check(z.maxLength(20_000)) }) }))
    .check(z.minLength(1)),
})

/** The provider of this centre; null: none is set up. */
export function provider(): Provider | null {
  const { AI_PROVIDER_URL: url, AI_PROVIDER_KEY: key = '', AI_PROVIDER_MODEL: model = '' } = process.env
  if (!url || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return null
  return { url, key, model, name: process.env.AI_PROVIDER_NAME || new URL(url).hostname }
}

/** Asks once; the answer as plain text. Neither the question nor the answer is logged. */
export async function askProvider(
  { url, key, model }: Provider,
  system: string,
  text: string,
): Promise<string> {
  const failed = (why: string) =>
    new AppError('unexpected', `AI provider: ${why}`, {
      '': 'AI 帮手这会儿没有回应，稿子没有动，过一会儿再试，或者自己写。',
    })
  let body: unknown
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
      body: JSON.stringify({
        model,
        stream: false,
        messages: [
          { role: 'system', content: system },
          { role: 'user', content: text },
        ],
      }),
      // a key must not follow to another place
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (!response.ok) throw new Error(`status ${response.status}`)
    body = JSON.parse(await limited(response))
  } catch (error) {
    throw failed(error instanceof Error ? error.message : 'no answer')
  }
  const parsed = Answer.safeParse(body)
  const answer = parsed.success ? plain(parsed.data.choices[0]?.message.content ?? '') : ''
  if (answer === '') throw failed('an answer of another form')
  return answer
}

/** Reads so many bytes and no more, whatever the other side says of its length. */
async function limited(response: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  if (!response.body) return ''
  for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += part.length
    if (size > MOST_BYTES) throw new Error(`more than ${MOST_BYTES} bytes`)
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

/** Without what cannot be seen: control characters, and marks that turn the direction of writing. */
const plain = (text: string): string =>
  text.replace(/[^\P{Cc}\n]|[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu, '').trim()
