export function Switches() {
  return <p>…</p>
}
