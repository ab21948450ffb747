import { format } from 'node:util'
import { MAX_LOG_CHARACTERS } from './limits'
import type { LogLevel, Printed } from './messages'

const LEVELS: Readonly<Record<string, LogLevel>> = {
  debug: 'debug',
  trace: 'debug',
  log: 'info',
  info: 'info',
  warn: 'warn',
  error: 'error',
}

/**
 * Takes over `console`. What is printed waits for the next `take`, at the latest until the event loop comes round,
 * when `flush` is called.
 */
export function captureConsole(flush: () => void): { take(): readonly Printed[] } {
  let waiting: Printed[] = []
  const print = (level: LogLevel, values: unknown[]) => {
    if (!waiting.length) setImmediate(() => waiting.length && flush())
    waiting.push({ level, text: format(...values).slice(0, MAX_LOG_CHARACTERS) })
  }
  for (const [method, level] of Object.entries(LEVELS)) {
    Object.assign(console, { [method]: (...values: unknown[]) => print(level, values) })
  }
  return {
    take() {
      const taken = waiting
      if (taken.length) waiting = []
      return taken
    },
  }
}
