import { NEWSROOM_ROLES, type Role } from '@functions/_common/contract'
import { materials } from '@functions/materials/contract'

/** What a member of staff can do on the phone: shown to whoever may call the action behind it. */
interface Duty {
  readonly title: string
  readonly note: string
  readonly path: string
  readonly roles: readonly Role[]
}

export const DUTIES: readonly Duty[] = [
  {
    title: '报选题',
    note: '一句话说清是什么事，一分钟就能报',
    path: '/features/plans/pitch/index',
    roles: NEWSROOM_ROLES,
  },
  {
    title: '我的任务',
    note: '派给您的，最急的在最前面',
    path: '/features/plans/assignments/index',
    roles: NEWSROOM_ROLES,
  },
  {
    title: '采集',
    note: '照片、笔记、稿子，没网也能存，有网自己发',
    path: '/features/materials/capture/index',
    roles: materials.actions.upload.roles,
  },
  {
    title: '审稿台',
    note: '等着您审的稿，最急的在最前面',
    path: '/features/stories/review/index',
    roles: NEWSROOM_ROLES,
  },
]
