import { rolesAt, rolesOf } from '@console/me'
import { menuFor } from '@console/shell/menu'
import type { Role } from '@functions/_common/contract'

const labels = (roles: Role[]) => menuFor(roles).flatMap(({ items }) => items.map(({ label }) => label))

it.each<[string, Role[], string[]]>([
  ['nobody', [], []],
  ['a resident', ['resident'], []],
  ['a reporter', ['reporter'], ['审稿台', '稿件', '栏目保鲜', '我的账号']],
  ['a unit', ['unit_editor'], ['审稿台', '稿件', '栏目保鲜', '我的账号']],
  ['an editor', ['editor'], ['审稿台', '稿件', '发稿箱', '栏目保鲜', '我的账号']],
  [
    'an administrator',
    ['administrator'],
    ['审稿台', '稿件', '发稿箱', '栏目保鲜', '人员与权限', '开关', '操作日志', '我的账号'],
  ],
])('%s sees what may be called and nothing else', (_, roles, seen) => {
  expect(labels(roles)).toEqual(seen)
})

it('shows no empty group', () => {
  expect(menuFor(['editor']).map(({ title }) => title)).toEqual(['采编', '自己'])
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
