import { picturesIn } from './blocks'
import type { Paper } from './paper-types'
import { saveFile } from './save-file'
import { savedPage } from './saved-page'
import { plainTitle } from './share'

function toDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })
}

/** Pictures that do not arrive are left out; the saved page then says what they showed. */
async function withinReach(addresses: readonly string[]): Promise<Map<string, string>> {
  const pictures = new Map<string, string>()
  for (const address of addresses) {
    const inside = await fetch(address)
      .then((answer) => (answer.ok ? answer.blob() : null))
      .then((blob) => (blob?.type.startsWith('image/') ? toDataUrl(blob) : null))
      .catch(() => null)
    if (inside) pictures.set(address, inside)
  }
  return pictures
}

export const paper: Paper | null = {
  print: () => window.print(),
  async save(article, facts) {
    const pictures = await withinReach(picturesIn(article.blocks))
    const page = new Blob([savedPage(article, facts, pictures)], { type: 'text/html;charset=utf-8' })
    const address = URL.createObjectURL(page)
    saveFile(`${plainTitle(article.title)}.html`, address)
    // The download has begun by the next minute; the memory is given back after it.
    setTimeout(() => URL.revokeObjectURL(address), 60_000)
  },
}
