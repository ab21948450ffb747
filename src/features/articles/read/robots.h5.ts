const NAME = 'robots'

/** Tells search engines to drop this page while it has nothing to read any more, and to take it up again afterwards. */
export function hideFromSearch(hidden: boolean): void {
  const known = document.head.querySelector(`meta[name="${NAME}"]`)
  if (!hidden) {
    known?.remove()
    return
  }
  const meta = known ?? document.head.appendChild(document.createElement('meta'))
  meta.setAttribute('name', NAME)
  meta.setAttribute('content', 'noindex,noarchive')
}
