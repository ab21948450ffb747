import type { ApiMaker } from './api'

/** What the phone keeps between two starts: key → JSON. Hand the same one to the next boot to open the app again. */
export type PhoneStorage = Map<string, string>

/** WeChat's limits: 1 MB for one key, 10 MB for all. */
const MAX_VALUE_BYTES = 1024 * 1024
const MAX_TOTAL_BYTES = 10 * 1024 * 1024

const bytesOf = (text: string) => Buffer.byteLength(text, 'utf8')

export function storageApis(api: ApiMaker, storage: PhoneStorage) {
  const total = () => [...storage.values()].reduce((sum, value) => sum + bytesOf(value), 0)
  const read = (key: unknown) => {
    const value = storage.get(String(key))
    return value === undefined ? undefined : JSON.parse(value)
  }
  function write(key: unknown, data: unknown): void {
    const value = JSON.stringify(data) ?? '""'
    const others = total() - bytesOf(storage.get(String(key)) ?? '')
    if (bytesOf(value) > MAX_VALUE_BYTES || others + bytesOf(value) > MAX_TOTAL_BYTES)
      throw new Error('exceed storage max size')
    storage.set(String(key), value)
  }
  return {
    getStorageSync: (key: string) => read(key) ?? '',
    setStorageSync: write,
    removeStorageSync: (key: string) => void storage.delete(key),
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: () => ({
      keys: [...storage.keys()],
      currentSize: Math.ceil(total() / 1024),
      limitSize: MAX_TOTAL_BYTES / 1024,
    }),
    getStorage: api('getStorage', ({ key }) => {
      if (!storage.has(String(key))) throw new Error('data not found')
      return { data: read(key) }
    }),
    setStorage: api('setStorage', ({ key, data }) => write(key, data)),
    removeStorage: api('removeStorage', ({ key }) => void storage.delete(String(key))),
  }
}
