import type { LogLevel } from './messages'
import { type Newest, Ring } from './ring'

export interface LogLine {
  /** Counts up; the place to go on from. */
  readonly number: number
  readonly at: string
  readonly functionName: string
  readonly requestId: string
  readonly level: LogLevel
  readonly text: string
}

const KEPT = 5000
/** stderr is written at most this often: a write for every line would cost as much as a call. */
const WRITE_EVERY_MS = 50

/** The last lines of all functions, in memory; everything also goes to stderr. */
export class Logs {
  readonly #lines = new Ring<LogLine>(KEPT)
  #unwritten = ''
  #timer: NodeJS.Timeout | null = null

  add(functionName: string, requestId: string, level: LogLevel, text: string): void {
    const number = this.#lines.next
    const line = { number, at: new Date().toISOString(), functionName, requestId, level, text }
    this.#lines.add(line)
    this.#timer ??= setTimeout(() => this.flush(), WRITE_EVERY_MS)
    this.#unwritten += `${line.at} ${functionName} ${requestId} ${level} ${text}\n`
  }

  /** Newest first. */
  newest({ functionName, before, limit }: Newest): LogLine[] {
    const found: LogLine[] = []
    for (const [, line] of this.#lines.newest(before)) {
      if (found.length === limit) break
      if (!functionName || line.functionName === functionName) found.push(line)
    }
    return found
  }

  /** Writes what still waits. */
  flush(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    process.stderr.write(this.#unwritten)
    this.#unwritten = ''
  }
}
