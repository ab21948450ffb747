import type { Paper } from './paper-types'

/** WeChat neither prints nor saves pages; the poster takes that place. */
export const paper: Paper | null = null
