const FOCUSABLE = 'a[href],button,input,textarea,[tabindex]:not([tabindex="-1"]),[role=button],[role=radio]'

/**
 * A layer keeps the keyboard inside while it is open: focus moves in, Tab stays, Esc closes, and what had it before gets it back.
 * Answers with how to end that.
 */
export function keepFocus(id: string, onClose: () => void): () => void {
  const layer = document.getElementById(id)
  const before = document.activeElement as HTMLElement | null
  const inside = () => [...(layer?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])]
  inside()[0]?.focus()

  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose()
    if (event.key !== 'Tab') return
    const stops = inside()
    const edge = event.shiftKey ? stops[0] : stops.at(-1)
    if (document.activeElement !== edge) return
    event.preventDefault()
    stops.at(event.shiftKey ? -1 : 0)?.focus()
  }
  document.addEventListener('keydown', onKey)
  return () => {
    document.removeEventListener('keydown', onKey)
    before?.focus?.()
  }
}
