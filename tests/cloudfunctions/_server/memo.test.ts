import { forget, memo } from '../../../cloudfunctions/_server/memo'

const LONG = 60_000

it('does not keep a failure', async () => {
  await expect(memo('fails', LONG, () => Promise.reject(new Error('once')))).rejects.toThrow('once')
  await expect(memo('fails', LONG, async () => 'later')).resolves.toBe('later')
})

it('makes a value once for all who ask meanwhile', async () => {
  let made = 0
  const make = async () => ++made
  expect(await Promise.all([memo('shared', LONG, make), memo('shared', LONG, make)])).toEqual([1, 1])
  expect(await memo('shared', LONG, make)).toBe(1)
})

it('makes it again when its time is over or it was forgotten', async () => {
  let made = 0
  const make = async () => ++made
  await memo('short', 0, make)
  expect(await memo('short', LONG, make)).toBe(2)
  forget('short')
  expect(await memo('short', LONG, make)).toBe(3)
})

it('asks once for all who ask meanwhile, also where nothing may be kept', async () => {
  process.env.MEMO_FACTOR = '0'
  let made = 0
  const make = async () => ++made
  await jest.isolateModulesAsync(async () => {
    const { memo: keepsNothing } = await import('../../../cloudfunctions/_server/memo')
    expect(await Promise.all([keepsNothing('once', LONG, make), keepsNothing('once', LONG, make)])).toEqual([
      1, 1,
    ])
    expect(await keepsNothing('once', LONG, make)).toBe(2)
  })
  delete process.env.MEMO_FACTOR
})

it('keeps no more than an instance can hold: the oldest goes', async () => {
  let made = 0
  await memo('oldest', LONG, async () => ++made)
  for (let n = 0; n < 2_000; n++) await memo(`filler ${n}`, LONG, async () => n)
  await memo('oldest', LONG, async () => ++made)
  expect(made).toBe(2)
})
