import type { Action, Role } from '@functions/_common/contract'
import { articles } from '@functions/articles/contract'
import { channels } from '@functions/channels/contract'
import { materials } from '@functions/materials/contract'
import { orders } from '@functions/orders/contract'
import { people } from '@functions/people/contract'
import { pieces } from '@functions/pieces/contract'
import { plans } from '@functions/plans/contract'
import { settings } from '@functions/settings/contract'
import { stories } from '@functions/stories/contract'
import { volunteers } from '@functions/volunteers/contract'
import { mayCall } from '../me'
import type { IconName } from '../ui/icon'

interface MenuItem {
  readonly path: string
  readonly label: string
  readonly icon: IconName
  /** The action this page lives on: whoever may not call it has no such item. */
  readonly needs: Action
}
interface MenuGroup {
  readonly title: string
  readonly items: readonly MenuItem[]
}

const MENU: readonly MenuGroup[] = [
  {
    title: '策划',
    items: [
      { path: '/board', label: '采编看板', icon: 'view-list', needs: pieces.actions.board },
      { path: '/pitches', label: '选题池', icon: 'add', needs: plans.actions.pitches },
      { path: '/meeting', label: '策划会', icon: 'chat', needs: plans.actions.meetings },
      { path: '/calendar', label: '策划日历', icon: 'calendar', needs: plans.actions.calendar },
      { path: '/assignments', label: '任务', icon: 'assignment', needs: plans.actions.assignments },
      { path: '/duty', label: '值班表', icon: 'time', needs: plans.actions.roster },
    ],
  },
  {
    title: '采编',
    items: [
      { path: '/reviews', label: '审稿台', icon: 'check-circle', needs: stories.actions.reviewDesk },
      { path: '/stories', label: '稿件', icon: 'view-list', needs: stories.actions.list },
      { path: '/outbox', label: '发稿箱', icon: 'send', needs: channels.actions.overview },
      { path: '/materials', label: '素材库', icon: 'image', needs: materials.actions.list },
      { path: '/topics', label: '专题', icon: 'layers', needs: articles.actions.deskTopics },
      { path: '/issues', label: '专版和节目', icon: 'book', needs: articles.actions.deskIssues },
      { path: '/templates', label: '稿件模板', icon: 'book', needs: stories.actions.templates },
      { path: '/columns', label: '栏目保鲜', icon: 'time', needs: articles.actions.columns },
      { path: '/rules', label: '检查规则', icon: 'check-circle', needs: stories.actions.changeRuleSet },
    ],
  },
  {
    title: '志愿服务',
    items: [
      { path: '/orders', label: '志愿派单', icon: 'heart', needs: orders.actions.desk },
      { path: '/orders-board', label: '督单', icon: 'flag', needs: orders.actions.board },
      { path: '/order-clocks', label: '办理时限', icon: 'time', needs: orders.actions.clocks },
      { path: '/shifts', label: '志愿班次', icon: 'calendar', needs: volunteers.actions.shifts },
      { path: '/projects', label: '志愿项目', icon: 'layers', needs: volunteers.actions.projects },
      { path: '/teams', label: '志愿队伍', icon: 'usergroup', needs: volunteers.actions.teams },
      { path: '/hours', label: '时长更正', icon: 'time', needs: volunteers.actions.corrections },
      { path: '/volunteers', label: '志愿者', icon: 'usergroup', needs: volunteers.actions.roster },
      { path: '/records', label: '记录异议', icon: 'chat', needs: volunteers.actions.objections },
      { path: '/certificates', label: '服务证明', icon: 'book', needs: volunteers.actions.certificates },
    ],
  },
  {
    title: '管理',
    items: [
      { path: '/staff', label: '人员与权限', icon: 'usergroup', needs: people.actions.listStaff },
      { path: '/switches', label: '开关', icon: 'switch', needs: settings.actions.switches },
      { path: '/working-days', label: '工作日历', icon: 'calendar', needs: settings.actions.saveYear },
      { path: '/audit', label: '操作日志', icon: 'history', needs: settings.actions.audit },
    ],
  },
  {
    title: '自己',
    items: [
      { path: '/credit', label: '稿件绩效', icon: 'list-numbered', needs: pieces.actions.mine },
      { path: '/account', label: '我的账号', icon: 'user', needs: people.actions.sessions },
    ],
  },
]

/** 菜单 = the rights of the person: nothing is shown that would be refused. */
export function menuFor(roles: readonly Role[]): MenuGroup[] {
  return MENU.map((group) => ({
    ...group,
    items: group.items.filter(({ needs }) => mayCall(needs, roles)),
  })).filter(({ items }) => items.length > 0)
}

const FIRST = '/stories'

/** 稿件 for whoever works on stories; everybody else begins wherever their menu does. */
export function firstPathFor(roles: readonly Role[]): string {
  const paths = menuFor(roles).flatMap(({ items }) => items.map(({ path }) => path))
  return paths.includes(FIRST) ? FIRST : (paths[0] ?? '/account')
}
