/** Brings an element below the bar at the top (`scroll-margin-top`), and the screen reader with it. */
export function scrollToId(id: string): void {
  const element = document.getElementById(id)
  element?.scrollIntoView({ block: 'start' })
  element?.setAttribute('tabindex', '-1')
  element?.focus({ preventScroll: true })
}
