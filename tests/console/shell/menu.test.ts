import { rolesAt, rolesOf } from '@console/me'
import { firstPathFor, menuFor } from '@console/shell/menu'
import type { Role } from '@functions/_common/contract'

const labels = (roles: Role[]) => menuFor(roles).flatMap(({ items }) => items.map(({ label }) => label))

const PLANS = ['采编看板', '选题池', '策划会', '策划日历', '任务', '值班表']
const OF_VOLUNTEERS = ['志愿班次', '志愿项目', '志愿队伍', '时长更正', '志愿者', '记录异议', '服务证明']
const OF_UNITS = ['采编看板', '选题池', '策划日历', '任务']

it.each<[string, Role[], string[]]>([
  ['nobody', [], []],
  ['a resident', ['resident'], []],
  [
    'a reporter',
    ['reporter'],
    [...PLANS, '审稿台', '稿件', '素材库', '稿件模板', '栏目保鲜', '稿件绩效', '我的账号'],
  ],
  [
    'a unit',
    ['unit_editor'],
    [...OF_UNITS, '审稿台', '稿件', '素材库', '稿件模板', '栏目保鲜', '稿件绩效', '我的账号'],
  ],
  [
    'an editor',
    ['editor'],
    [
      ...PLANS,
      '审稿台',
      '稿件',
      '发稿箱',
      '素材库',
      '专题',
      '专版和节目',
      '稿件模板',
      '栏目保鲜',
      '检查规则',
      '稿件绩效',
      '我的账号',
    ],
  ],
  ['a dispatcher', ['dispatcher'], ['志愿派单', '督单', '办理时限', ...OF_VOLUNTEERS, '我的账号']],
  [
    'an administrator',
    ['administrator'],
    [
      ...PLANS,
      '审稿台',
      '稿件',
      '发稿箱',
      '素材库',
      '专题',
      '专版和节目',
      '稿件模板',
      '栏目保鲜',
      '检查规则',
      '志愿派单',
      '督单',
      '办理时限',
      ...OF_VOLUNTEERS,
      '人员与权限',
      '开关',
      '工作日历',
      '操作日志',
      '稿件绩效',
      '我的账号',
    ],
  ],
])('%s sees what may be called and nothing else', (_, roles, seen) => {
  expect(labels(roles)).toEqual(seen)
})

it('shows no empty group', () => {
  expect(menuFor(['editor']).map(({ title }) => title)).toEqual(['策划', '采编', '自己'])
})

it('a role holds only where one grant reaches both unit and column', () => {
  const grants = [
    { role: 'editor' as const, units: ['housing'], columns: ['news'] },
    { role: 'reporter' as const, units: '*' as const, columns: ['notices'] },
  ]
  expect(rolesOf(grants)).toEqual(['editor', 'reporter'])
  expect(rolesAt(grants, { unitId: 'housing', columnId: 'news' })).toEqual(['editor'])
  expect(rolesAt(grants, { unitId: 'housing', columnId: 'notices' })).toEqual(['reporter'])
  expect(rolesAt(grants, { unitId: null, columnId: 'news' })).toEqual([])
})

it('begins at the stories for the newsroom, and at the first desk that is open for everybody else', () => {
  expect(firstPathFor(['editor'])).toBe('/stories')
  expect(firstPathFor(['dispatcher'])).toBe('/orders')
  expect(firstPathFor([])).toBe('/account')
})
