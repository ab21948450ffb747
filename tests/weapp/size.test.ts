import { measureSizes } from '../../config/sizes.mjs'

const KB = 1024
const weapp = measureSizes().filter(({ name }) => name.startsWith('weapp'))
const [main, ...subpackages] = weapp

test('the main package fits into 700 KB, so that a first start on a slow line is short', () => {
  expect(main?.name).toBe('weapp 主包')
  expect(main?.bytes).toBeGreaterThan(0)
  expect(main?.bytes).toBeLessThanOrEqual(700 * KB)
})

test('there are subpackages: what is not on a tab loads when it is opened', () => {
  expect(subpackages.length).toBeGreaterThan(0)
})

test.each(subpackages)('$name fits into 1 MB', ({ bytes }) => {
  expect(bytes).toBeGreaterThan(0)
  expect(bytes).toBeLessThanOrEqual(1024 * KB)
})
