/** 五个环节：策 采 编 审 发. */
export const STAGES = ['plan', 'gather', 'edit', 'review', 'publish'] as const
export type Stage = (typeof STAGES)[number]
export const STAGE_LABELS: Record<Stage, string> = {
  plan: '策',
  gather: '采',
  edit: '编',
  review: '审',
  publish: '发',
}

/** What hangs together on the one graph, in the order in which one grows out of the other. */
export const PIECE_KINDS = [
  'pitch',
  'event',
  'assignment',
  'material',
  'story',
  'rendition',
  'publication',
  'correction',
] as const
export type PieceKind = (typeof PIECE_KINDS)[number]
export const PIECE_KIND_LABELS: Record<PieceKind, string> = {
  pitch: '选题',
  event: '活动',
  assignment: '任务',
  material: '素材',
  story: '稿件',
  rendition: '多种形式',
  publication: '发布',
  correction: '更正',
}

export interface PieceRef {
  readonly kind: PieceKind
  readonly id: string
}

export const pieceIdOf = ({ kind, id }: PieceRef): string => `${kind}:${id}`

/** The two parts of an id that `pieceIdOf` made. */
export function refOf(pieceId: string): PieceRef {
  const cut = pieceId.indexOf(':')
  return { kind: pieceId.slice(0, cut) as PieceKind, id: pieceId.slice(cut + 1) }
}
