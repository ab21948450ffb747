import { goTo } from '@/go'

/** Links to the web and to a telephone are real ones on H5; only our own pages come here. */
export function openLink(href: string): void {
  goTo(href)
}

/** The picture alone, where the browser can enlarge and save it. */
export function openPicture(src: string, _all: readonly string[]): void {
  window.open(src, '_blank', 'noopener')
}
