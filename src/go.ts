import Taro from '@tarojs/taro'

const HOME = '/pages/home/index'

/** Opens a page of ours; past ten pages WeChat opens no more, so the newest takes the place of the one before it. */
export function goTo(path: string): void {
  const open = Taro.getCurrentPages().length >= 10 ? Taro.redirectTo : Taro.navigateTo
  void open({ url: path }).catch(() => goHome())
}

/** Opens a tab page with nothing behind it. */
export function goTab(path: string): void {
  void Taro.reLaunch({ url: path })
}

export function goHome(): void {
  goTab(HOME)
}

/** True when there is a page to go back to; a share card or a code opens a page with nothing behind it. */
export const canGoBack = (): boolean => Taro.getCurrentPages().length > 1

export function goBack(): void {
  if (canGoBack()) void Taro.navigateBack().catch(() => goHome())
  else goHome()
}

export function telephone(number: string): void {
  // somebody who thinks better of it is not an error
  void Taro.makePhoneCall({ phoneNumber: number }).catch(() => undefined)
}

/** A page's path with what was asked of it, as somebody else could open it; without what Taro adds for itself (`$…`, `stamp`). */
export function addressIn(path: string, params: Readonly<Record<string, string | undefined>>): string {
  const own = Object.entries(params).filter(([name]) => !name.startsWith('$') && name !== 'stamp')
  const query = own.map(([name, value]) => `${name}=${encodeURIComponent(value ?? '')}`).join('&')
  return `${path.split('?')[0]}${query ? `?${query}` : ''}`
}
