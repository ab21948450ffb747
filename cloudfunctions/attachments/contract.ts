import * as z from 'zod/mini'
import { defineContract } from '../_common/contract'
import { Id, Nothing } from '../_common/fields'

export const ATTACHMENT_KINDS = ['picture', 'voice'] as const
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number]
/** What attachments are sent for; each binds them in its own transaction. */
const PURPOSES = ['order'] as const

/** `sending`: pieces are missing. `waiting`: the virus scan cannot be reached, ask again. `ready`: may be bound. */
export const ATTACHMENT_STATES = ['sending', 'waiting', 'ready'] as const
export type AttachmentState = (typeof ATTACHMENT_STATES)[number]

/** What a record shows of an attachment: what it is, never where it lies. */
export const AttachedFile = z.object({
  attachmentId: Id,
  what: z.enum(ATTACHMENT_KINDS),
  /** Of a recording; null for a picture. */
  seconds: z.nullable(z.number()),
})
export type AttachedFile = z.infer<typeof AttachedFile>

/** 附件 with addresses that open for `seconds` of the site's data, and for nobody after that. */
export const OpenedFile = z.object({
  ...AttachedFile.shape,
  url: z.string(),
  /** A smaller picture for lists; null for a recording. */
  smallUrl: z.nullable(z.string()),
})
export type OpenedFile = z.infer<typeof OpenedFile>

const own = { roles: ['resident'], effect: 'write', repeatable: true } as const

/** 附件: private pictures and recordings. Only who began one can go on with it. */
export const attachments = defineContract(
  'attachments',
  {
    /** Step 1, and every going on after a break: how the file is cut, and which pieces are there. */
    begin: {
      ...own,
      perMinute: 60,
      input: z.object({
        /** Made once by the phone: the same key is the same attachment, however often it is begun. */
        uploadKey: z.string().check(z.regex(/^[A-Za-z0-9_-]{16,64}$/, '上传的编号不对，重新选一次文件')),
        what: z.enum(ATTACHMENT_KINDS),
        purpose: z.enum(PURPOSES),
        size: z.int().check(z.minimum(1, '这个文件是空的，重新选一个')),
        /** Null where the phone cannot compute it. */
        sha256: z.nullable(z.string().check(z.regex(/^[0-9a-f]{64}$/, '校验码不对'))),
      }),
      output: z.object({
        attachmentId: Id,
        partBytes: z.int(),
        parts: z.int(),
        stored: z.array(z.int()),
        state: z.enum(ATTACHMENT_STATES),
      }),
    },
    /** Step 2: where and with which headers pieces may be PUT, for 15 minutes. Pieces count from 0. */
    partAddresses: {
      roles: ['resident'],
      effect: 'read',
      input: z.object({
        attachmentId: Id,
        parts: z.array(z.int().check(z.minimum(0), z.maximum(99))).check(z.minLength(1), z.maxLength(10)),
      }),
      output: z.object({
        addresses: z.array(
          z.object({ part: z.int(), url: z.string(), headers: z.record(z.string(), z.string()) }),
        ),
      }),
    },
    /** Step 3: looked at by its content, re-encoded, scanned. A second run answers the same. */
    finish: {
      ...own,
      perMinute: 60,
      input: z.object({ attachmentId: Id }),
      output: z.object({ ...AttachedFile.shape, state: z.enum(ATTACHMENT_STATES) }),
    },
    /** 不要了: gone at once. What is bound stays with its record. */
    discard: { ...own, input: z.object({ attachmentId: Id }), output: Nothing },
    /** One's own, with addresses. What is not there any more is left out. */
    open: {
      roles: ['resident'],
      effect: 'read',
      input: z.object({ attachmentIds: z.array(Id).check(z.minLength(1), z.maxLength(20)) }),
      output: z.object({ files: z.array(OpenedFile) }),
    },
  },
  { sweeps: '0 25 * * * * *' },
)
