/** A phone's screen reader follows aria-modal by itself. */
export function keepFocus(_id: string, _onClose: () => void): () => void {
  return () => undefined
}
