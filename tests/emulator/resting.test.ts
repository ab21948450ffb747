import { giveBackAtRest } from '../../emulator/resting'

const LOOK_MS = 40
let stop = () => {}
afterEach(() => stop())

const work = (milliseconds: number) => {
  for (const end = performance.now() + milliseconds; performance.now() < end; ) Math.sqrt(end)
}
/** Lets so many looks go by. */
const looks = (count: number) => new Promise((done) => setTimeout(done, count * LOOK_MS))

test('collects once when a load is over, not while it lasts, and again after the next', async () => {
  const collect = jest.fn()
  stop = giveBackAtRest(collect, LOOK_MS)
  for (let turn = 0; turn < 5; turn++) {
    work(LOOK_MS)
    await new Promise((done) => setImmediate(done))
  }
  expect(collect).not.toHaveBeenCalled()
  await looks(20)
  expect(collect).toHaveBeenCalledTimes(1)
  work(3 * LOOK_MS)
  await looks(20)
  expect(collect).toHaveBeenCalledTimes(2)
})

test('what collects is there without a flag of the command line', async () => {
  stop = giveBackAtRest(undefined, LOOK_MS)
  const kept = { large: Array.from({ length: 300_000 }, (_, n) => ({ n })) as object[] | null }
  work(3 * LOOK_MS)
  const before = process.memoryUsage().heapUsed
  kept.large = null
  work(3 * LOOK_MS)
  for (let turn = 0; process.memoryUsage().heapUsed > before - 5e6; turn++) {
    if (turn > 200) throw new Error('nothing was given back')
    await looks(1)
  }
})
