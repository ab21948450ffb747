import * as z from 'zod/mini'
import { type Actions, NEWSROOM_ROLES } from '../../_common/contract'
import { Cursor, Id, Instant } from '../../_common/fields'
import { PIECE_KINDS, STAGES } from './graph'

const Person = z.object({ personId: z.string(), name: z.string() })

/** 看板上的一张卡: where an object stands and whose turn it is. */
export const Piece = z.object({
  kind: z.enum(PIECE_KINDS),
  id: z.string(),
  title: z.string(),
  stage: z.enum(STAGES),
  /** State of the object's own machine. */
  state: z.string(),
  /** null: nobody has taken it. */
  holder: z.nullable(Person),
  /** Since when it is in this state with this holder. */
  since: Instant,
  dueAt: z.nullable(z.string()),
  columnId: z.nullable(z.string()),
  unitId: z.nullable(z.string()),
  form: z.nullable(z.string()),
})
export type Piece = z.infer<typeof Piece>

const Published = z.object({ kind: z.enum(PIECE_KINDS), id: z.string(), title: z.string(), at: Instant })

const Ref = z.object({ kind: z.enum(PIECE_KINDS), id: z.string() })
/** Ids of all domains: a publication's is longer than most. */
const RefInput = z.object({
  kind: z.enum(PIECE_KINDS),
  id: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,120}$/, '编号不对')),
})

/** 线上的一个: an object with the time it was at each stage, in ms; a stage it was not at is absent. */
export const LinePiece = z.object({
  ...Piece.shape,
  open: z.boolean(),
  createdBy: Person,
  createdAt: Instant,
  movedAt: Instant,
  publishedAt: z.nullable(Instant),
  parents: z.array(Ref),
  spent: z.partialRecord(z.enum(STAGES), z.int()),
})
export type LinePiece = z.infer<typeof LinePiece>

const Move = z.object({
  stage: z.enum(STAGES),
  state: z.string(),
  holder: z.nullable(Person),
  at: Instant,
  by: Person,
  event: z.string(),
})

export const boardActions = {
  /** 采编看板: what is open, in the reach of whoever looks. Whoever knows the newest state hears only that it still is. */
  board: {
    roles: NEWSROOM_ROLES,
    effect: 'read',
    input: z.object({ marker: z.optional(Id) }),
    output: z.object({
      marker: Id,
      /** The centre's time: what is late is late by this clock. */
      at: Instant,
      /** null: nothing has changed since `marker`. */
      board: z.nullable(
        z.object({
          pieces: z.array(Piece),
          /** False: more is open than a board holds; the newest moves are here. */
          whole: z.boolean(),
          publishedToday: z.array(Published),
        }),
      ),
    }),
  },
  /** 一张图: an object's whole line, up to what it grew out of and down to what grew out of it. */
  line: {
    roles: NEWSROOM_ROLES,
    effect: 'read',
    input: RefInput,
    output: z.object({
      at: Instant,
      piece: LinePiece,
      history: z.array(Move),
      /** Moves that are no longer kept one by one. */
      earlierMoves: z.int(),
      /** Nearest first. */
      above: z.array(LinePiece),
      below: z.array(LinePiece),
      /** How many on the line are outside the reach of whoever looks. */
      hidden: z.int(),
      /** True: the line goes on beyond what is here; `children` pages through one object's. */
      cut: z.boolean(),
    }),
  },
  /** What grew directly out of one object, page by page. */
  children: {
    roles: NEWSROOM_ROLES,
    effect: 'read',
    input: z.object({ ...RefInput.shape, cursor: z.optional(Cursor) }),
    output: z.object({ items: z.array(LinePiece), nextCursor: z.nullable(Cursor) }),
  },
} as const satisfies Actions
