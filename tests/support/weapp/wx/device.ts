import type { ApiMaker } from './api'

/** What can differ from phone to phone and matters to a page. */
export interface Phone {
  /** WeChat's own type size (我 › 设置 › 字体大小), 1 is the standard one. */
  readonly fontSizeScaleFactor: number
  /** WeChat's base library. */
  readonly SDKVersion: string
}
export const USUAL_PHONE: Phone = { fontSizeScaleFactor: 1, SDKVersion: '3.8.10' }

const WINDOW = {
  pixelRatio: 2,
  screenWidth: 375,
  screenHeight: 812,
  windowWidth: 375,
  windowHeight: 724,
  statusBarHeight: 44,
  screenTop: 88,
  safeArea: { top: 44, bottom: 778, left: 0, right: 375, width: 375, height: 734 },
}
const DEVICE = { brand: 'test', model: 'test', system: 'iOS 17.0', platform: 'ios', benchmarkLevel: 30 }
const CAPSULE = { top: 48, bottom: 80, left: 281, right: 368, width: 87, height: 32 }

export interface Entry {
  readonly path: string
  readonly query: Record<string, string>
  /** Where the app was opened from: 1001 its own list, 1007 a share card, 1035 the public account's menu. */
  readonly scene: number
}

export function deviceApis(api: ApiMaker, phone: Phone, entry: () => Entry) {
  const app = () => ({
    SDKVersion: phone.SDKVersion,
    version: '8.0.55',
    language: 'zh_CN',
    theme: 'light',
    fontSizeSetting: 16 * phone.fontSizeScaleFactor,
    fontSizeScaleFactor: phone.fontSizeScaleFactor,
    host: { env: 'WeChat' },
    enableDebug: false,
  })
  const all = () => ({ ...WINDOW, ...DEVICE, ...app() })
  const opened = () => ({ ...entry(), referrerInfo: {}, apiCategory: 'default' })
  return {
    getSystemInfoSync: all,
    getSystemInfo: api('getSystemInfo', all),
    getWindowInfo: () => ({ ...WINDOW }),
    getAppBaseInfo: app,
    getDeviceInfo: () => ({ ...DEVICE }),
    getMenuButtonBoundingClientRect: () => ({ ...CAPSULE }),
    getAccountInfoSync: () => ({
      miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' },
    }),
    getLaunchOptionsSync: opened,
    getEnterOptionsSync: opened,
  }
}
