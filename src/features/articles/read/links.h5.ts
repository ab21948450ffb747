import { goTo } from '@/go'

/** Links in a text are real ones on H5; our own pages come here, and an address that stands beside the text. */
export function openLink(href: string): void {
  if (href.startsWith('https://')) window.open(href, '_blank', 'noopener')
  else goTo(href)
}

/** The picture alone, where the browser can enlarge and save it. */
export function openPicture(src: string, _all: readonly string[]): void {
  window.open(src, '_blank', 'noopener')
}

/** Tells search engines to drop this page while it has nothing to read any more, and to take it up again afterwards. */
export function hideFromSearch(hidden: boolean): void {
  const known = document.head.querySelector('meta[name="robots"]')
  if (!hidden) {
    known?.remove()
    return
  }
  const meta = known ?? document.head.appendChild(document.createElement('meta'))
  meta.setAttribute('name', 'robots')
  meta.setAttribute('content', 'noindex,noarchive')
}
