import { measure } from './load.mjs'

const TURNS = 3
/** After this many calls V8 has compiled what there is to compile. */
const WARM_UP = 1500

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
  const { count = 2000, warmUp = Math.min(count, WARM_UP) } = load
  await measure({ ...yardstick, count: WARM_UP })
  await measure({ ...load, count: warmUp })
  const runs = { cost: [], yardstick: [] }
  for (let turn = 0; turn < TURNS; turn++) {
    runs.yardstick.push(await measure({ ...yardstick, count: 1000 }))
    runs.cost.push(await measure({ ...load, count }))
  }
  return { cost: middle(runs.cost), yardstick: middle(runs.yardstick) }
}
