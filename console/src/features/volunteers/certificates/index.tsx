import { spokenMinutes } from '@functions/_common/minutes'
import { volunteers } from '@functions/volunteers/contract'
import type { Certificate } from '@functions/volunteers/contract/hours'
import { CERTIFICATE_STATE_LABELS } from '@functions/volunteers/machine'
import { Button, Input, Table } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { api } from '../../../api'
import { Empty } from '../../../ui/empty'
import { PageHead } from '../../../ui/page-head'
import { ReasonDialog } from '../../../ui/reason-dialog'
import { stacked } from '../../../ui/stacked'
import { exact } from '../../../ui/time'
import { useCall } from '../../../use-call'
import '../index.css'
import { Listed } from '../listed'
import { useStationList } from '../query'
import { StationSelect } from '../station-select'
import { Check } from './check'

/** 服务证明: whether one that somebody shows still holds, those of one's stations, and taking one back. */
export function Certificates() {
  const { station, asked, get, choose } = useStationList()
  const find = get('find') ?? ''
  const [words, setWords] = useState(find)
  useEffect(() => setWords(find), [find])
  const [revoking, setRevoking] = useState<Certificate | null>(null)
  const { again, ...listed } = useCall(
    useCallback(() => api(volunteers).certificates({ ...asked, ...(find ? { find } : {}) }), [asked, find]),
  )
  return (
    <div className="page">
      <PageHead title="服务证明" sub="志愿者自己开，不收费；这里核验和作废">
        <StationSelect value={station} onChange={(chosen) => choose({ station: chosen })} />
      </PageHead>
      <Check />
      <search className="filters">
        <Input.Search
          className="vol-find"
          aria-label="证明编号或全名"
          placeholder="证明编号或全名"
          allowClear
          maxLength={30}
          value={words}
          enterButton="找"
          onChange={(event) => setWords(event.target.value)}
          onSearch={(value) => choose({ find: value.trim() || null })}
        />
      </search>
      <Listed label="开出的证明" called={listed} onAgain={again} first="回到最新">
        {({ certificates }) =>
          certificates.length === 0 ? (
            <Empty action={find && <Button onClick={() => choose({ find: null })}>看所有的</Button>}>
              {find ? `没找到“${find}”。编号和姓名都要写全。` : '还没有人开过证明。'}
            </Empty>
          ) : (
            <Rows certificates={certificates} onRevoke={setRevoking} />
          )
        }
      </Listed>
      {revoking && (
        <ReasonDialog
          title={`作废${revoking.name}的证明？`}
          label="为什么作废"
          hint="志愿者会收到，谁来核验都会看到。作废了不能恢复，可以重新开。"
          okText="作废"
          cancelText="先不作废"
          danger
          onSubmit={async (reason) => {
            await api(volunteers).revoke({ code: revoking.code, reason })
            setRevoking(null)
            again()
          }}
          onClose={() => setRevoking(null)}
        >
          <p className="num">{revoking.number}</p>
        </ReasonDialog>
      )}
    </div>
  )
}

interface RowsProps {
  readonly certificates: readonly Certificate[]
  readonly onRevoke: (certificate: Certificate) => void
}

function Rows({ certificates, onRevoke }: RowsProps) {
  return (
    <Table<Certificate>
      className="stacked"
      rowKey="code"
      dataSource={[...certificates]}
      pagination={false}
      columns={stacked<Certificate>([
        { title: '姓名', dataIndex: 'name' },
        { title: '编号', dataIndex: 'number' },
        { title: '时段', key: 'days', render: (_, { from, until }) => `${from} 到 ${until}` },
        {
          title: '记了多少',
          key: 'minutes',
          render: (_, { minutes, services }) => `${services} 次，${spokenMinutes(minutes)}`,
        },
        { title: '组织者', key: 'organiser', render: (_, { organiser }) => organiser.name },
        { title: '哪天开的', key: 'issuedAt', render: (_, { issuedAt }) => exact(issuedAt) },
        { title: '状态', key: 'state', render: (_, certificate) => <State certificate={certificate} /> },
        {
          title: '办',
          key: 'acts',
          render: (_, certificate) =>
            certificate.state === 'valid' && (
              <Button
                size="small"
                aria-label={`作废${certificate.name}的证明`}
                onClick={() => onRevoke(certificate)}
              >
                作废
              </Button>
            ),
        },
      ])}
    />
  )
}

function State({ certificate: { state, reason } }: { certificate: Certificate }) {
  return (
    <div>
      <span className={state === 'valid' ? 'tag tag-done' : 'tag tag-plain'}>
        {CERTIFICATE_STATE_LABELS[state]}
      </span>
      {reason && <div className="meta vol-words">{reason}</div>}
    </div>
  )
}
