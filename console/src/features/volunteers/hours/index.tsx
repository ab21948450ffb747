import { spokenMinutes } from '@functions/_common/minutes'
import { volunteers } from '@functions/volunteers/contract'
import type { Correction } from '@functions/volunteers/contract/hours'
import { Button } from 'antd'
import { useCallback, useState } from 'react'
import { api } from '../../../api'
import { Empty } from '../../../ui/empty'
import { PageHead } from '../../../ui/page-head'
import { ReasonDialog } from '../../../ui/reason-dialog'
import { since } from '../../../ui/time'
import { useCall } from '../../../use-call'
import '../index.css'
import { Listed } from '../listed'
import { useStationList } from '../query'
import { StationSelect } from '../station-select'

interface Deciding {
  readonly correction: Correction
  readonly accept: boolean
}
const USUAL_YES = ['核对了签到记录，属实。', '核对了现场登记，属实。'] as const
const USUAL_NO = ['签到记录和申请不符。', '现场登记和申请不符。'] as const

/** 时长更正: what volunteers say was counted wrongly, for whoever recorded it to decide. */
export function Corrections() {
  const { station, asked, choose } = useStationList()
  const [deciding, setDeciding] = useState<Deciding | null>(null)
  const { again, ...listed } = useCall(useCallback(() => api(volunteers).corrections(asked), [asked]))
  return (
    <div className="page">
      <PageHead title="时长更正" sub="志愿者觉得记错了，请您核对。原来那一笔不改，更正另记一笔">
        <StationSelect value={station} onChange={(chosen) => choose({ station: chosen })} />
      </PageHead>
      <Listed label="等您决定的" called={listed} onAgain={again} first="回到最新">
        {({ corrections }) => (
          <>
            {corrections.length === 0 && <Empty>没有等您决定的更正。</Empty>}
            <ul className="vol-corrections">
              {corrections.map((correction) => (
                <Row key={correction.correctionId} correction={correction} onDecide={setDeciding} />
              ))}
            </ul>
          </>
        )}
      </Listed>
      {deciding && (
        <Decide
          {...deciding}
          onDone={() => {
            setDeciding(null)
            again()
          }}
          onClose={() => setDeciding(null)}
        />
      )}
    </div>
  )
}

function Row({ correction, onDecide }: { correction: Correction; onDecide: (deciding: Deciding) => void }) {
  const { volunteer, of, organiser, why, askedAt } = correction
  const name = volunteer.name || '已注销的志愿者'
  return (
    <li>
      <div>
        <span className="vol-change">
          {name}，{of.label}：{changeSaid(correction)}
        </span>
        <span className="vol-words">{why}</span>
        <span className="meta">
          {organiser.name}记的，{since(askedAt, Date.now())}申请
        </span>
      </div>
      <div className="vol-ends">
        <Button onClick={() => onDecide({ correction, accept: false })} aria-label={`不更正${name}的时长`}>
          不更正
        </Button>
        <Button
          type="primary"
          onClick={() => onDecide({ correction, accept: true })}
          aria-label={`更正${name}的时长`}
        >
          更正
        </Button>
      </div>
    </li>
  )
}

const changeSaid = ({ fromMinutes, toMinutes }: Correction) =>
  `${spokenMinutes(fromMinutes)}改成 ${spokenMinutes(toMinutes)}`

interface DecideProps extends Deciding {
  readonly onDone: () => void
  readonly onClose: () => void
}

function Decide({ correction, accept, onDone, onClose }: DecideProps) {
  const { correctionId, volunteer, of } = correction
  return (
    <ReasonDialog
      title={accept ? `把${volunteer.name}的时长更正？` : `不更正${volunteer.name}的时长？`}
      label={accept ? '依据是什么' : '为什么不更正'}
      hint="志愿者会看到，也记进台账。"
      okText={accept ? '更正' : '不更正'}
      cancelText="再看看"
      danger={!accept}
      usual={accept ? USUAL_YES : USUAL_NO}
      onSubmit={async (answer) => {
        await api(volunteers).decideCorrection({ correctionId, accept, answer })
        onDone()
      }}
      onClose={onClose}
    >
      <p>
        {of.label}：{changeSaid(correction)}
      </p>
    </ReasonDialog>
  )
}
