/** Hands a file to the browser's own download. */
export function saveFile(name: string, address: string): void {
  const link = document.createElement('a')
  link.href = address
  // Signs that some system forbids in a file name.
  link.download = name.replace(/[\\/:*?"<>|\n]/g, ' ')
  document.body.append(link)
  link.click()
  link.remove()
}
