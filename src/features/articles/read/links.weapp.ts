import Taro from '@tarojs/taro'
import { goTo } from '@/go'

async function offerAddress(href: string): Promise<void> {
  const { confirm } = await Taro.showModal({
    title: '到浏览器里看',
    content: `小程序里打不开外面的网页。复制地址，到手机浏览器里粘贴就行。\n${href}`,
    confirmText: '复制地址',
    cancelText: '不看了',
  })
  if (confirm) await Taro.setClipboardData({ data: href })
}

/** A page of ours, a telephone, or an address to take to a browser. Cancelling is an answer, not an error. */
export function openLink(href: string): void {
  if (href.startsWith('/')) goTo(href)
  else if (href.startsWith('tel:')) Taro.makePhoneCall({ phoneNumber: href.slice(4) }).catch(() => undefined)
  else offerAddress(href).catch(() => undefined)
}

export function openPicture(src: string, all: readonly string[]): void {
  Taro.previewImage({ current: src, urls: [...all] }).catch(() => undefined)
}

/** A mini-program's pages are taken from search by their content (sitemap); there is no head to mark. */
export function hideFromSearch(_hidden: boolean): void {}
