import type { EncodedPicture } from '../_server/pictures'

const EXTENSIONS: Record<EncodedPicture['type'], string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
}

/** Inside: only the functions hand out addresses. */
export const partsPath = (uploadId: string): string => `materials/parts/${uploadId}`
export const originalPath = (materialId: string): string => `materials/originals/${materialId}`
/** Outside: readers fetch it without asking a function. */
export const outsidePath = (
  materialId: string,
  size: 'whole' | 'screen' | 'small',
  type: EncodedPicture['type'],
) => `public/materials/${materialId}/${size}.${EXTENSIONS[type]}`

/** Where a picture's outside file lies while its rights have run out: whoever kept the address finds nothing there. */
export const withdrawnId = (fileId: string): string =>
  fileId.replace('/public/materials/', '/materials/withdrawn/')

/** The item's id of a picture's file id again; '' for a file that is none of the library's. */
export const materialIdOf = (fileId: string): string =>
  /\/public\/materials\/([\w-]{1,64})\/whole\.(?:jpg|png|gif)$/.exec(fileId)?.[1] ?? ''
