import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const LOOK_MS = 1000
/** Less than this share of a core is no work. */
const AT_REST = 0.03

/**
 * Gives the memory of a load back once it is over: V8 keeps its heap as large as it last was, and a cloud on one machine rests most
 * of the day. Collects once after each load, in the first second of rest; the process may end meanwhile. Answers what stops it.
 */
export function giveBackAtRest(collect: () => void = collector(), lookMs = LOOK_MS): () => void {
  let before = process.cpuUsage()
  let worked = false
  const look = () => {
    const { user, system } = process.cpuUsage(before)
    before = process.cpuUsage()
    const busy = user + system > AT_REST * lookMs * 1000
    if (worked && !busy) {
      collect()
      before = process.cpuUsage()
    }
    worked = busy
  }
  const timer = setInterval(look, lookMs)
  timer.unref()
  return () => clearInterval(timer)
}

/** V8 shows its collector only to contexts made after it was told to. */
function collector(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
}
