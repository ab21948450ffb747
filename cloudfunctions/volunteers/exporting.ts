import { site } from '../../site'
import { AppError } from '../_common/errors'
import type { Caller } from '../_server/caller'
import { instant, now } from '../_server/clock'
import { dayOf } from './days'
import { exportPdf } from './export-pdf'
import { entriesOf, sumOf } from './ledger'
import { allRecordsOf } from './records'
import { mineOf, residentOf } from './registering'
import type { Input, Output } from './signatures'
import * as store from './store'

/** 五类记录: the personal, service, training, honours and evaluation records of one volunteer (民政部令第67号). */
export interface FiveKinds {
  readonly format: 'volunteer-records/1'
  readonly exportedAt: string
  readonly personal: NonNullable<Output<'mine'>['registration']>
  readonly service: {
    readonly minutes: number
    readonly services: number
    readonly entries: readonly Omit<store.HoursRow, '_id' | 'volunteerId'>[]
  }
  readonly training: Output<'myRecords'>['records']
  readonly honour: Output<'myRecords'>['records']
  readonly evaluation: Output<'myRecords'>['records']
}

const entryOf = ({ _id: _, volunteerId: _mine, ...entry }: store.HoursRow) => entry

export async function exportMine(_: Input<'exportMine'>, caller: Caller): Promise<Output<'exportMine'>> {
  const volunteerId = residentOf(caller)
  const [row, entries, records] = await Promise.all([
    store.volunteer(volunteerId),
    entriesOf(volunteerId),
    allRecordsOf(volunteerId),
  ])
  const { registration } = mineOf(row)
  if (!registration) {
    throw new AppError('wrong_state', 'no volunteer', { '': '请先注册成为志愿者。' })
  }
  const of = (kind: (typeof records)[number]['kind']) => records.filter((record) => record.kind === kind)
  const five: FiveKinds = {
    format: 'volunteer-records/1',
    exportedAt: instant(),
    personal: registration,
    service: { ...sumOf(entries), entries: entries.map(entryOf) },
    training: of('training'),
    honour: of('honour'),
    evaluation: of('evaluation'),
  }
  const pdf = await exportPdf(five, site.name)
  return { fileName: `志愿服务五类记录-${dayOf(now())}.pdf`, pdf: pdf.toString('base64') }
}
