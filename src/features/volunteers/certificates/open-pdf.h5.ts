/** Hands the file to the browser, which saves or shows it as its owner has set. */
export async function openPdf(fileName: string, base64: string): Promise<void> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  // The download has begun by the next minute; the memory is given back after it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
