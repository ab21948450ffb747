import { measure } from './load.mjs'

const TURNS = 3
/** After this many calls V8 has compiled what there is to compile, in the yardstick as in what stands beside it. */
const WARM_UP = 8000

/** Of calls of a tenth of a millisecond, so many say their cost to a fortieth. */
const FEWEST = 4000

export const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]
const middle = (runs) => ({
  cpuMs: median(runs.map(({ cpuMs }) => cpuMs)),
  perSecond: median(runs.map(({ perSecond }) => perSecond)),
})

/**
 * Measures a load and the yardstick in turns and answers the middle of each; before that, unmeasured, it warms both up.
 * A load that many instances of a function share is warm only after `warmUp` calls: each instance compiles for itself.
 */
export async function compare(load, yardstick) {
  const { count = 2000, warmUp = WARM_UP } = load
  await measure({ ...yardstick, count: WARM_UP })
  await measure({ ...load, count: warmUp })
  const runs = { cost: [], yardstick: [] }
  for (let turn = 0; turn < TURNS; turn++) {
    // a process's time is told in steps of 10 ms: both need enough calls to be compared
    runs.yardstick.push(await measure({ ...yardstick, count: Math.max(count, FEWEST) }))
    runs.cost.push(await measure({ ...load, count }))
  }
  return { cost: middle(runs.cost), yardstick: middle(runs.yardstick) }
}
