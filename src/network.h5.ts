/** Calls `then` when the browser is back online; answers how to stop. Not every browser has what Taro listens to. */
export function onBackOnline(then: () => void): () => void {
  window.addEventListener('online', then)
  return () => window.removeEventListener('online', then)
}
