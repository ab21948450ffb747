import { BUILTIN_TAGS } from '../builtins'
import { createApiMaker, type PhoneCall } from './api'
import { createDrawing } from './canvas'
import { deviceApis, type Entry, type Phone } from './device'
import { type CallFunction, networkApis } from './network'
import { createSelectorQuery } from './selector-query'
import { type PhoneStorage, storageApis } from './storage'

/** Moves between pages, as the page stack does them; each throws what WeChat would say. */
export interface Navigation {
  navigateTo(url: string): void
  redirectTo(url: string): void
  reLaunch(url: string): void
  switchTab(url: string): void
  back(delta: number): void
  setTitle(title: string): void
  host(): Element
  entry(): Entry
}

interface WxOptions {
  readonly navigation: Navigation
  readonly callFunction: CallFunction
  readonly storage: PhoneStorage
  readonly phone: Phone
  /** Replaces or adds single APIs. */
  readonly overrides: Readonly<Record<string, unknown>>
}

/** APIs that show or do something on the phone and answer nothing: that they were called is what a test looks at. */
const DONE = [
  ...['showToast', 'hideToast', 'showLoading', 'hideLoading', 'stopPullDownRefresh', 'startPullDownRefresh'],
  ...['setNavigationBarColor', 'setBackgroundColor', 'pageScrollTo', 'setTabBarBadge', 'removeTabBarBadge'],
  ...['setTabBarStyle', 'setTabBarItem', 'showTabBarRedDot', 'hideTabBarRedDot', 'showTabBar', 'hideTabBar'],
  ...['makePhoneCall', 'setClipboardData', 'previewImage', 'vibrateShort', 'showShareMenu', 'hideShareMenu'],
  ...[
    'updateShareMenu',
    'showShareImageMenu',
    'openLocation',
    'saveImageToPhotosAlbum',
    'openPrivacyContract',
  ],
]
/** Listeners for things that do not happen to this phone. */
const NEVER = [
  ...['onAppShow', 'offAppShow', 'onAppHide', 'offAppHide', 'onError', 'offError', 'onUnhandledRejection'],
  ...['offUnhandledRejection', 'onThemeChange', 'offThemeChange', 'onWindowResize', 'offWindowResize'],
  ...[
    'onPageNotFound',
    'offPageNotFound',
    'onMemoryWarning',
    'onKeyboardHeightChange',
    'offKeyboardHeightChange',
  ],
]

/**
 * A small, strict `wx`: only what the phone itself does, never our own backend. What is not here is undefined, as it would be
 * with an old base library.
 */
export function createWx({ navigation, callFunction, storage, phone, overrides }: WxOptions) {
  const calls: PhoneCall[] = []
  const api = createApiMaker(calls)
  const { apis: network, cloudCalls, connect } = networkApis(api, callFunction)

  const wx: Record<string, unknown> = {
    ...storageApis(api, storage),
    ...deviceApis(api, phone, navigation.entry),
    ...network,
    navigateTo: api('navigateTo', ({ url }) => navigation.navigateTo(String(url))),
    redirectTo: api('redirectTo', ({ url }) => navigation.redirectTo(String(url))),
    reLaunch: api('reLaunch', ({ url }) => navigation.reLaunch(String(url))),
    switchTab: api('switchTab', ({ url }) => navigation.switchTab(String(url))),
    navigateBack: api('navigateBack', ({ delta }) => navigation.back(Number(delta ?? 1))),
    setNavigationBarTitle: api('setNavigationBarTitle', ({ title }) => navigation.setTitle(String(title))),
    showModal: api('showModal', () => ({ confirm: true, cancel: false })),
    showActionSheet: api('showActionSheet', () => ({ tapIndex: 0 })),
    getSetting: api('getSetting', () => ({ authSetting: {} })),
    getPrivacySetting: api('getPrivacySetting', () => ({ needAuthorization: false })),
    getImageInfo: api('getImageInfo', ({ src }) => ({ path: src, width: 400, height: 300, type: 'jpeg' })),
    canvasToTempFilePath: api('canvasToTempFilePath', () => ({ tempFilePath: 'wxfile://tmp_canvas.png' })),
    createOffscreenCanvas: (size: { width?: number; height?: number } = {}) =>
      createDrawing(size.width, size.height).node,
    createSelectorQuery: () => createSelectorQuery(navigation.host),
    nextTick: (work: () => void) => void Promise.resolve().then(work),
  }
  for (const name of DONE) wx[name] = api(name)
  for (const name of NEVER) wx[name] = () => undefined
  wx.canIUse = (schema: string) => {
    const [name = ''] = schema.split('.')
    return name in wx || BUILTIN_TAGS.includes(name)
  }
  Object.assign(wx, overrides)
  return { wx, calls, cloudCalls, connect }
}
