import Taro from '@tarojs/taro'

/** WeChat's scanner; null when somebody turns back. */
export const scanText: (() => Promise<string | null>) | null = async () => {
  const scanned = await Taro.scanCode({ scanType: ['qrCode'] }).catch(() => null)
  return scanned?.result ?? null
}
