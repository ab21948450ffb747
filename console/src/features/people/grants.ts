import { ROLE_LABELS } from '@functions/_common/contract'
import type { Grant } from '@functions/_common/grants'
import { site } from '@site'
import { station } from '@site/stations'

const namesOf = (scope: Grant['units'], everywhere: string, nameOf: (id: string) => string): string =>
  scope === '*' ? everywhere : scope.map(nameOf).join('、') || '哪里都不行'

const unitName = (id: string): string =>
  site.units.find(({ unitId }) => unitId === id)?.name ?? station(id)?.name ?? id

/** 编辑（所有单位，所有栏目）；记者（融媒体中心，通知公告）. `columns`: names by id; the site's own ones without it. */
export function grantsInWords(grants: readonly Grant[], columns?: ReadonlyMap<string, string>): string {
  const columnName = (id: string): string =>
    columns?.get(id) ?? site.columns.find(({ columnId }) => columnId === id)?.name ?? id
  return (
    grants
      .map(
        ({ role, units, columns: reached }) =>
          `${ROLE_LABELS[role]}（${namesOf(units, '所有单位', unitName)}，${namesOf(reached, '所有栏目', columnName)}）`,
      )
      .join('；') || '还没有开通任何权限'
  )
}
