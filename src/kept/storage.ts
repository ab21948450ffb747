import Taro from '@tarojs/taro'

/** What the phone keeps. Nothing here leaves the phone; a full or forbidden storage never stops a page. */
export function recall(key: string): unknown {
  try {
    return Taro.getStorageSync(key)
  } catch {
    return undefined
  }
}

/** False when the phone had no room or does not allow it. */
export function keep(key: string, value: unknown): boolean {
  try {
    Taro.setStorageSync(key, value)
    return true
  } catch {
    return false
  }
}

export function forget(key: string): void {
  try {
    Taro.removeStorageSync(key)
  } catch {
    // What cannot be removed was not readable either.
  }
}
