import { PUBLICATION_STATE_LABELS } from '@functions/channels/machine'
import { MATERIAL_STATE_LABELS } from '@functions/materials/machine'
import {
  PIECE_KIND_LABELS,
  type PieceKind,
  type PieceRef,
  type Stage,
} from '@functions/pieces/contract/graph'
import { PLAN_FORM_LABELS } from '@functions/plans/contract'
import { ASSIGNMENT_STATE_LABELS, EVENT_STATE_LABELS, PITCH_STATE_LABELS } from '@functions/plans/machine'
import { FORM_LABELS } from '@functions/stories/contract/renditions'
import { STORY_STATE_LABELS, WORK_STATE_LABELS } from '@functions/stories/machine'

const STORY_LABELS = { ...STORY_STATE_LABELS, ...WORK_STATE_LABELS }
const STATE_LABELS: Record<PieceKind, Readonly<Record<string, string>>> = {
  pitch: PITCH_STATE_LABELS,
  event: EVENT_STATE_LABELS,
  assignment: ASSIGNMENT_STATE_LABELS,
  material: MATERIAL_STATE_LABELS,
  story: STORY_LABELS,
  rendition: STORY_LABELS,
  publication: PUBLICATION_STATE_LABELS,
  correction: STORY_LABELS,
}

/** What its own desk calls the state an object is in. */
export const stateInWords = (kind: PieceKind, state: string): string => STATE_LABELS[kind][state] ?? state

const FORM_NAMES: Readonly<Record<string, string>> = {
  ...PLAN_FORM_LABELS,
  ...FORM_LABELS,
  miniProgram: '小程序和网页',
  audio: '音频',
  document: '文档',
  note: '笔记',
}

/** What its own desk calls a form or a channel. */
export const formInWords = (form: string): string => FORM_NAMES[form] ?? form

/** 公众号, 视频任务, 选题: what tells objects of one title apart. */
export function kindInWords({ kind, form }: { kind: PieceKind; form: string | null }): string {
  if (form && kind === 'publication') return formInWords(form)
  if (form && kind === 'assignment') return `${formInWords(form)}任务`
  return PIECE_KIND_LABELS[kind]
}

/** What each stage is about, beside its one character. */
export const STAGE_SUBTITLES: Record<Stage, string> = {
  plan: '选题与策划',
  gather: '采访与素材',
  edit: '成稿与多种生成',
  review: '三审三校',
  publish: '签发与各渠道',
}

/** The desk at which an object is worked on; null: it has none of its own. */
export function deskOf({ kind, id }: PieceRef, stage: Stage): string | null {
  const desks: Record<PieceKind, string | null> = {
    pitch: '/pitches',
    event: '/calendar',
    assignment: '/assignments',
    material: '/materials',
    story: stage === 'review' ? `/reviews/${id}` : `/stories/${id}`,
    rendition: null,
    publication: '/outbox',
    correction: null,
  }
  return desks[kind]
}

export const lineOf = ({ kind, id }: PieceRef): string => `/line/${kind}/${id}`

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** 38 分钟, 1 小时 20 分, 3 天 2 小时. */
export function duration(milliseconds: number): string {
  const [days, hours, minutes] = [
    Math.floor(milliseconds / DAY),
    Math.floor((milliseconds % DAY) / HOUR),
    Math.floor((milliseconds % HOUR) / MINUTE),
  ]
  if (days > 0) return hours > 0 ? `${days} 天 ${hours} 小时` : `${days} 天`
  if (hours > 0) return minutes > 0 ? `${hours} 小时 ${minutes} 分` : `${hours} 小时`
  return minutes > 0 ? `${minutes} 分钟` : '不到 1 分钟'
}
