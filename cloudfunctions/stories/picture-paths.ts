import type { PICTURE_TYPES } from './contract'

const EXTENSIONS: Record<(typeof PICTURE_TYPES)[number], string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
}

/** Below `public/`: readers fetch pictures without asking a function. */
export const picturePath = (pictureId: string, type: keyof typeof EXTENSIONS): string =>
  `public/pictures/${pictureId}.${EXTENSIONS[type]}`

/** The picture's id again; '' for a file that is none of our pictures. */
export const pictureIdOf = (fileId: string): string =>
  /\/public\/pictures\/([\w-]{1,64})\.(?:jpg|png|webp|gif)$/.exec(fileId)?.[1] ?? ''
