import { textToDocument } from '@functions/_common/plain-text'
import type { Material } from '@functions/materials/contract'
import type { Editor } from '@tiptap/core'
import { type PastedFacts, pastedPage } from '../paste/pasted-page'
import { beginUpload, keepAddress } from '../pictures/uploads'
import { fromStoryDocument, MISSING_PICTURE } from './document'

/** Pictures among what is pasted or dropped. */
export const pictureFiles = (transfer: DataTransfer | null): File[] =>
  [...(transfer?.files ?? [])].filter((file) => file.type.startsWith('image/'))

/** Puts a place for each picture into the text and begins to send them. */
export function insertPictures(editor: Editor, files: readonly File[], at?: number): void {
  const places = files.map((file) => ({
    type: MISSING_PICTURE,
    attrs: { note: file.name.slice(0, 80), uploadId: beginUpload(file) },
  }))
  if (places.length === 0) return
  const chain = editor.chain().focus()
  if (at === undefined) chain.insertContent(places).run()
  else chain.insertContentAt(at, places).run()
}

/** A picture of the library stands in the text at once: it was looked at and sized when it came in. */
export function insertFromLibrary(editor: Editor, { fileId, screenUrl, alt, width, height }: Material): void {
  if (fileId === null) return
  if (screenUrl) keepAddress(fileId, screenUrl)
  const attrs = { src: fileId, alt, caption: '', width, height }
  editor.chain().focus().insertContent({ type: 'image', attrs }).run()
}

/** True when the paste was dealt with here. Word puts a picture of the text beside it: words win over files. */
export function paste(
  editor: Editor,
  data: DataTransfer | null,
  onPage: (facts: PastedFacts) => void,
): boolean {
  if (!data) return false
  const html = data.getData('text/html')
  const text = data.getData('text/plain')
  const files = pictureFiles(data)
  if (files.length > 0 && !text.trim()) {
    insertPictures(editor, files)
    return true
  }
  const page = html.includes('<table') ? null : pastedPage(text)
  if (page) {
    editor
      .chain()
      .focus()
      .insertContent(fromStoryDocument(page.document).content ?? [])
      .run()
    onPage(page.facts)
    return true
  }
  if (html || !text.includes('\n')) return false
  editor
    .chain()
    .focus()
    .insertContent(fromStoryDocument(textToDocument(text)).content ?? [])
    .run()
  return true
}
