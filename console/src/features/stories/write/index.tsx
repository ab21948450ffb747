export function WriteStory() {
  return <p>…</p>
}
