const REACHABLE = ['button', 'link', 'tab', 'radio', 'checkbox', 'switch']
  .map((role) => `[role=${role}]`)
  .join(',')

/**
 * Taro draws a View as an element that a keyboard cannot reach, whatever its role says. Here every element with a role that
 * can be tapped gets its place in the Tab order, and Enter or Space taps it.
 */
export function makeKeyboardReachable(): void {
  const reach = (root: ParentNode) => {
    for (const element of root.querySelectorAll<HTMLElement>(REACHABLE)) {
      if (!element.hasAttribute('tabindex')) element.tabIndex = 0
    }
  }
  reach(document)
  new MutationObserver(() => reach(document)).observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['role'],
  })
  document.addEventListener('keydown', (event) => {
    const target = event.target as HTMLElement
    if ((event.key !== 'Enter' && event.key !== ' ') || !target.matches(REACHABLE)) return
    event.preventDefault()
    target.click()
  })
}
