import * as z from 'zod/mini'
import type { Actions } from '../../_common/contract'
import { FileId, line } from '../../_common/fields'
import { STAFF } from './content'

export const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'] as const
export const MAX_PICTURE_BYTES = 10 * 1024 * 1024

export const pictures = {
  /** Step 1 of an upload: where and with which headers the browser may PUT the picture. */
  beginPicture: {
    roles: STAFF,
    effect: 'write',
    perMinute: 60,
    input: z.object({
      name: line(200, 1),
      type: z.enum(PICTURE_TYPES, '只收 JPG、PNG、WebP、GIF 图片'),
      size: z.int().check(z.minimum(1), z.maximum(MAX_PICTURE_BYTES, '一张图最多 10 MB，压小一点再传')),
    }),
    output: z.object({ fileId: FileId, url: z.string(), headers: z.record(z.string(), z.string()) }),
  },
  /** Step 2: the server looks into the file (its bytes, not its name) and answers where it can be seen. */
  finishPicture: {
    roles: STAFF,
    effect: 'write',
    perMinute: 60,
    input: z.object({ fileId: FileId }),
    output: z.object({ fileId: FileId, url: z.string(), width: z.int(), height: z.int() }),
  },
  /** Addresses of pictures that stand in a draft. */
  pictureUrls: {
    roles: STAFF,
    effect: 'read',
    input: z.object({ fileIds: z.array(FileId).check(z.maxLength(200)) }),
    output: z.object({ urls: z.record(z.string(), z.string()) }),
  },
} satisfies Actions
