export function StoryList() {
  return <p>…</p>
}
