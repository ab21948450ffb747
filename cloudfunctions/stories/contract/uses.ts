import * as z from 'zod/mini'
import { type Actions, NEWSROOM_ROLES } from '../../_common/contract'
import { FileId, Id } from '../../_common/fields'

/** A story that shows a picture. */
export const Use = z.object({
  fileId: FileId,
  storyId: Id,
  title: z.string(),
  /** Readers see it now. */
  published: z.boolean(),
})
export type Use = z.infer<typeof Use>

export const uses = {
  /** 哪些稿子在用: the stories whose text or cover shows one of these pictures, newest change first; at most 200. */
  uses: {
    roles: NEWSROOM_ROLES,
    effect: 'read',
    input: z.object({ fileIds: z.array(FileId).check(z.minLength(1), z.maxLength(100)) }),
    output: z.object({ uses: z.array(Use) }),
  },
  /** 版权到期还在用的: the stories that still show a picture whose rights ran out, those readers see first; at most 200. */
  expiredUses: {
    roles: NEWSROOM_ROLES,
    effect: 'read',
    input: z.object({}),
    output: z.object({ uses: z.array(z.extend(Use, { picture: z.string() })) }),
  },
} satisfies Actions
