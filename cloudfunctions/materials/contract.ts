import * as z from 'zod/mini'
import { defineContract, NEWSROOM_ROLES } from '../_common/contract'
import { Cursor, FileId, Id, Instant, line, Nothing, paragraphs } from '../_common/fields'
import { MATERIAL_STATES } from './machine'

export const MATERIAL_KINDS = ['picture', 'video', 'audio', 'document', 'note'] as const
export type MaterialKind = (typeof MATERIAL_KINDS)[number]
export const MATERIAL_KIND_LABELS: Record<MaterialKind, string> = {
  picture: '图片',
  video: '视频',
  audio: '音频',
  document: '文档',
  note: '笔记',
}
/** 版权从哪来. */
export const RIGHTS_KINDS = ['own', 'commissioned', 'licensed', 'public', 'unknown'] as const
export const RIGHTS_LABELS: Record<(typeof RIGHTS_KINDS)[number], string> = {
  own: '本中心自采',
  commissioned: '约稿、通讯员提供',
  licensed: '买的或授权的',
  public: '公共领域、政府公开',
  unknown: '还没弄清',
}
/** 再用许可. */
export const REUSES = ['anywhere', 'unit', 'once'] as const
export const REUSE_LABELS: Record<(typeof REUSES)[number], string> = {
  anywhere: '全中心都能用',
  unit: '只给本单位用',
  once: '只用这一次',
}

/** Roles that bring material in. */
const SENDERS = ['reporter', 'editor', 'unit_editor', 'commander', 'administrator'] as const

/** What a person says of an item; everything but the title may be empty. */
const Description = z.object({
  title: line(80, 1, '写个名字，以后好找'),
  /** 说明; of a note: its words. */
  words: paragraphs(5000),
  /** 图片说明 for those who do not see it (alt). */
  alt: line(120),
  place: line(60),
  /** 画面里的人, apart by 、. */
  people: line(120),
  /** 来源、作者. */
  source: line(60),
  takenAt: z.nullable(Instant),
  rights: z.enum(RIGHTS_KINDS),
  /** 权利人. */
  rightsHolder: line(60),
  /** 授权到期: from then on it may not be used. Null: no end. */
  rightsEndAt: z.nullable(Instant),
  reuse: z.enum(REUSES),
})
export type Description = z.infer<typeof Description>

/** What the camera wrote; stays inside. */
const Camera = z.object({
  takenAt: z.nullable(Instant),
  /** Degrees, WGS 84, north and east positive. */
  latitude: z.nullable(z.number()),
  longitude: z.nullable(z.number()),
  device: z.string(),
})
export type Camera = z.infer<typeof Camera>

export const Material = z.object({
  ...Description.shape,
  materialId: Id,
  kind: z.enum(MATERIAL_KINDS),
  state: z.enum(MATERIAL_STATES),
  /** Content type by the bytes; '' for a note. */
  type: z.string(),
  size: z.int(),
  width: z.nullable(z.int()),
  height: z.nullable(z.int()),
  sha256: z.string(),
  /** The picture as it may go outside: upright, of `width` × `height`, without what the camera wrote. Null when it is none. */
  fileId: z.nullable(FileId),
  /** Address of the small picture for lists; null when there is none. */
  smallUrl: z.nullable(z.string()),
  /** Address of the picture in the size of a screen. */
  screenUrl: z.nullable(z.string()),
  camera: z.nullable(Camera),
  unitId: z.nullable(Id),
  ownerId: Id,
  ownerName: z.string(),
  mentorId: z.nullable(Id),
  /** Why the mentor returned it. */
  reason: z.string(),
  createdAt: Instant,
  updatedAt: Instant,
  revision: z.int(),
})
export type Material = z.infer<typeof Material>

const Keyed = z.object({
  /** Made once by the client and kept with the queue: the same key is the same item, however often it is sent. */
  uploadKey: z.string().check(z.regex(/^[A-Za-z0-9_-]{16,64}$/, '上传的编号不对，重新选一次文件')),
})
const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/, '校验码不对'))

export const materials = defineContract(
  'materials',
  {
    /** 上传 step 1, and every going on after a break: how the file is cut, and which pieces are there. */
    upload: {
      roles: SENDERS,
      effect: 'write',
      repeatable: true,
      perMinute: 120,
      input: z.object({
        ...Keyed.shape,
        name: line(200, 1),
        size: z.int().check(z.minimum(1, '这个文件是空的')),
        /** Null where the client cannot compute it; the server always does. */
        sha256: z.nullable(Sha256),
      }),
      output: z.object({
        partBytes: z.int(),
        parts: z.int(),
        stored: z.array(z.int()),
        /** The item, when this upload is finished already. */
        materialId: z.nullable(Id),
        /** The same content in the library, brought by somebody before: need not be sent again. */
        sameId: z.nullable(Id),
      }),
    },
    /** Step 2: where and with which headers pieces may be PUT; good for 15 minutes. Pieces count from 0. */
    partAddresses: {
      roles: SENDERS,
      effect: 'read',
      input: z.object({
        ...Keyed.shape,
        parts: z.array(z.int().check(z.minimum(0), z.maximum(999))).check(z.minLength(1), z.maxLength(10)),
      }),
      output: z.object({
        addresses: z.array(
          z.object({ part: z.int(), url: z.string(), headers: z.record(z.string(), z.string()) }),
        ),
      }),
    },
    /** Step 3: puts the pieces together, looks at the bytes, makes of a picture what may go outside, files the item. */
    finish: {
      roles: SENDERS,
      effect: 'write',
      subject: 'materialId',
      perMinute: 60,
      input: z.object({
        ...Keyed.shape,
        about: z.partial(Description),
      }),
      output: Material,
    },
    /** 笔记: text from the field, an item like any other. */
    writeNote: {
      roles: SENDERS,
      effect: 'write',
      subject: 'materialId',
      input: z.object({ about: z.extend(z.partial(Description), { title: Description.shape.title }) }),
      output: Material,
    },
    list: {
      roles: NEWSROOM_ROLES,
      effect: 'read',
      input: z.object({
        /** library 在库, mine 我的, waiting 等我看的, expired 版权到期的, ending 快到期的. */
        shelf: z.enum(['library', 'mine', 'waiting', 'expired', 'ending']),
        kind: z.optional(z.enum(MATERIAL_KINDS)),
        q: z.optional(line(40)),
        cursor: z.optional(Cursor),
      }),
      output: z.object({ rows: z.array(Material), nextCursor: z.nullable(Cursor) }),
    },
    open: {
      roles: NEWSROOM_ROLES,
      effect: 'read',
      input: z.object({ materialId: Id }),
      output: z.object({
        material: Material,
        /** The caller may describe it, and set its rights. */
        mayChange: z.boolean(),
        mayDecide: z.boolean(),
        /** The same content, or a picture that looks alike: bits of 64 that differ. */
        alike: z.array(z.object({ material: Material, bits: z.int(), same: z.boolean() })),
      }),
    },
    /** The original with all it carries, for people inside; the address is good for an hour. */
    original: {
      roles: NEWSROOM_ROLES,
      effect: 'read',
      input: z.object({ materialId: Id }),
      output: z.object({ url: z.string() }),
    },
    describe: {
      roles: NEWSROOM_ROLES,
      effect: 'write',
      subject: 'materialId',
      input: z.object({ materialId: Id, revision: z.int(), about: Description }),
      output: Material,
    },
    pass: {
      roles: NEWSROOM_ROLES,
      effect: 'write',
      subject: 'materialId',
      input: z.object({ materialId: Id }),
      output: Material,
    },
    sendBack: {
      roles: NEWSROOM_ROLES,
      effect: 'write',
      subject: 'materialId',
      input: z.object({ materialId: Id, reason: line(200, 2, '写一句哪里要改，本人看得到') }),
      output: Material,
    },
    sendAgain: {
      roles: NEWSROOM_ROLES,
      effect: 'write',
      subject: 'materialId',
      input: z.object({ materialId: Id }),
      output: Material,
    },
    /** 删: what is not in the library yet, by whoever brought it. */
    discard: {
      roles: NEWSROOM_ROLES,
      effect: 'write',
      subject: 'materialId',
      input: z.object({ materialId: Id }),
      output: Nothing,
    },
  },
  { sweeps: '0 10 * * * * *' },
)
