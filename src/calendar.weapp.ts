/** A phone's mini-program has no Chinese calendar of its own, and a table for it would weigh more than the page. */
export function lunarDate(_date: Date): string {
  return ''
}
