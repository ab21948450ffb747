import type { LogLevel } from './messages'

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
  readonly #lines: LogLine[] = []
  #count = 0
  #unwritten = ''
  #timer: NodeJS.Timeout | null = null

  add(functionName: string, requestId: string, level: LogLevel, text: string): void {
    const number = this.#count++
    const line = { number, at: new Date().toISOString(), functionName, requestId, level, text }
    this.#lines[number % KEPT] = line
    this.#timer ??= setTimeout(() => this.flush(), WRITE_EVERY_MS)
    this.#unwritten += `${line.at} ${functionName} ${requestId} ${level} ${text}\n`
  }

  /** Newest first. */
  newest({
    functionName,
    before = this.#count,
    limit,
  }: {
    functionName?: string
    before?: number
    limit: number
  }): LogLine[] {
    const found: LogLine[] = []
    const oldest = Math.max(0, this.#count - KEPT)
    for (let number = Math.min(before, this.#count) - 1; number >= oldest && found.length < limit; number--) {
      const line = this.#lines[number % KEPT]
      if (line && (!functionName || line.functionName === functionName)) found.push(line)
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
