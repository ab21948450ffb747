import { giveBackAtRest } from '../../emulator/resting'

const LOOK_MS = 40
let stop = () => {}
afterEach(() => {
  stop()
  jest.useRealTimers()
  jest.restoreAllMocks()
})

const work = (milliseconds: number) => {
  for (const end = performance.now() + milliseconds; performance.now() < end; ) Math.sqrt(end)
}
/** Lets so many looks go by. */
const looks = (count: number) => new Promise((done) => setTimeout(done, count * LOOK_MS))

test('collects once when a load is over, not while it lasts, and again after the next', () => {
  // the process's own clock belongs to the machine: a test beside this one, or a collection, would move it
  let spent = 0
  jest.useFakeTimers()
  jest
    .spyOn(process, 'cpuUsage')
    .mockImplementation((before) => ({ user: spent - (before?.user ?? 0), system: 0 }))
  const collect = jest.fn(() => {
    spent += 500 * LOOK_MS // collecting is work too, and no load
  })
  stop = giveBackAtRest(collect, LOOK_MS)
  const second = (share: number) => {
    spent += share * LOOK_MS * 1000
    jest.advanceTimersByTime(LOOK_MS)
  }
  for (const share of [0.5, 1, 0.04, 0.9, 0.2]) second(share)
  expect(collect).not.toHaveBeenCalled()
  for (const share of [0.02, 0, 0.01, 0]) second(share)
  expect(collect).toHaveBeenCalledTimes(1)
  second(0.5)
  for (const share of [0, 0.02, 0]) second(share)
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
