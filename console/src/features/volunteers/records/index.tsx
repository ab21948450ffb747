import { volunteers } from '@functions/volunteers/contract'
import type { VolunteerRecord } from '@functions/volunteers/contract/records'
import { Button } from 'antd'
import { useCallback, useState } from 'react'
import { api } from '../../../api'
import { Empty } from '../../../ui/empty'
import { PageHead } from '../../../ui/page-head'
import { ReasonDialog } from '../../../ui/reason-dialog'
import { useCall } from '../../../use-call'
import '../index.css'
import { Listed } from '../listed'
import { useStationList } from '../query'
import { StationSelect } from '../station-select'
import { Entries } from './entries'

type Doing = { readonly record: VolunteerRecord; readonly revoke: boolean }

/** 记录异议: what volunteers say is wrong in a training, an honour or an evaluation, for whoever recorded it to answer. */
export function Objections() {
  const { station, asked, choose } = useStationList()
  const [doing, setDoing] = useState<Doing | null>(null)
  const { again, ...listed } = useCall(useCallback(() => api(volunteers).objections(asked), [asked]))
  return (
    <div className="page">
      <PageHead title="记录异议" sub="本人觉得记错了，请您核对。记错的作废，再记一条对的">
        <StationSelect value={station} onChange={(chosen) => choose({ station: chosen })} />
      </PageHead>
      <Listed label="等您核对的" called={listed} onAgain={again} first="回到最新">
        {({ records }) => (
          <>
            {records.length === 0 && <Empty>没有等您核对的异议。培训、表彰、评价在“志愿者”那一页记。</Empty>}
            <Entries
              named
              records={records}
              acts={(record) => (
                <>
                  <Button
                    aria-label={`${record.volunteer.name}的${record.name}没有记错`}
                    onClick={() => setDoing({ record, revoke: false })}
                  >
                    没有记错
                  </Button>
                  <Button
                    type="primary"
                    aria-label={`作废${record.volunteer.name}的${record.name}`}
                    onClick={() => setDoing({ record, revoke: true })}
                  >
                    记错了，作废
                  </Button>
                </>
              )}
            />
          </>
        )}
      </Listed>
      {doing && (
        <ReasonDialog
          title={doing.revoke ? `作废“${doing.record.name}”？` : `“${doing.record.name}”没有记错？`}
          label="给本人回一句话"
          hint={doing.revoke ? '作废了不能恢复，可以再记一条对的。' : '说清楚怎么核对的。'}
          okText={doing.revoke ? '作废' : '回话'}
          cancelText="先不"
          danger={doing.revoke}
          onSubmit={async (answer) => {
            const { recordId } = doing.record
            await api(volunteers).answerObjection({ recordId, revoke: doing.revoke, answer })
            setDoing(null)
            again()
          }}
          onClose={() => setDoing(null)}
        />
      )}
    </div>
  )
}
