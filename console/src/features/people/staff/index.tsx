export function StaffList() {
  return <p>…</p>
}
