import { useEffect } from 'react'

/** A stand-in for Taro's API in component tests: storage in memory, what a page asks of the phone as jest functions. */

const stored = new Map<string, string>()
export const router: { path: string; params: Record<string, string | undefined> } = { path: '/', params: {} }

const done = () => jest.fn(async (_options?: unknown) => ({ errMsg: 'ok' }))

const Taro = {
  getStorageSync: (key: string): unknown => (stored.has(key) ? JSON.parse(stored.get(key) ?? 'null') : ''),
  setStorageSync: (key: string, value: unknown) => void stored.set(key, JSON.stringify(value)),
  removeStorageSync: (key: string) => void stored.delete(key),
  clearStorageSync: () => stored.clear(),
  navigateTo: done(),
  navigateBack: done(),
  redirectTo: done(),
  switchTab: done(),
  reLaunch: done(),
  showToast: done(),
  hideToast: done(),
  setNavigationBarTitle: done(),
  setClipboardData: done(),
  makePhoneCall: done(),
  pageScrollTo: done(),
  previewImage: done(),
  getLocation: jest.fn(async (_options?: unknown) => ({ latitude: 40.65, longitude: 109.84, accuracy: 20 })),
  showModal: jest.fn(async (_options?: unknown) => ({ confirm: false, cancel: true })),
  stopPullDownRefresh: jest.fn(),
  onNetworkStatusChange: jest.fn(),
  offNetworkStatusChange: jest.fn(),
  getCurrentPages: jest.fn((): unknown[] => [{}]),
  getCurrentInstance: () => ({ router }),
  getWindowInfo: () => ({ statusBarHeight: 20, windowWidth: 375, windowHeight: 812 }),
  getAppBaseInfo: () => ({ fontSizeScaleFactor: 1 }),
  nextTick: (then: () => void) => then(),
  getEnv: () => 'WEB',
  ENV_TYPE: { WEAPP: 'WEAPP', WEB: 'WEB' },
  createSelectorQuery() {
    const query = {
      select: () => query,
      selectAll: () => query,
      fields: () => query,
      boundingClientRect: () => query,
      exec: (then: (found: unknown[]) => void) => then([[]]),
    }
    return query
  },
}

export const useRouter = () => router
/** Once, as a page opens: these pages are never hidden and shown again. */
const atFirst = (then: () => void) => {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page's hooks are called by its life, not by its renders
  useEffect(then, [])
}
export const useLoad = (then: (params: typeof router.params) => void) => atFirst(() => then(router.params))
export const useDidShow = atFirst
export const useDidHide = (_then: () => void) => undefined
export const useReady = atFirst
export const useUnload = (then: () => void) => useEffect(() => then, [then])
export const usePageScroll = (_then: (position: { scrollTop: number }) => void) => undefined
export const useReachBottom = (_then: () => void) => undefined
export const usePullDownRefresh = (_then: () => void) => undefined
export const useShareAppMessage = (_then: () => object) => undefined
export const useShareTimeline = (_then: () => object) => undefined
export const getCurrentInstance = Taro.getCurrentInstance

export default Taro
