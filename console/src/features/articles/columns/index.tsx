export function Columns() {
  return <p>…</p>
}
