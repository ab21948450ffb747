import { spanInWords, UNIT_LABELS } from '@functions/_common/clock'
import { AppError } from '@functions/_common/errors'
import { orders } from '@functions/orders/contract'
import {
  CLOCK_LABELS,
  CLOCK_NAMES,
  type ClockAmounts,
  type ClockName,
  type ClockSetting,
  spansOf,
} from '@functions/orders/contract/clocks'
import { ORDER_CLOCK_BOUNDS, ORDER_CLOCKS } from '@site/orders'
import { Button, InputNumber } from 'antd'
import { useCallback, useState } from 'react'
import { Link } from 'react-router-dom'
import { api } from '../../../api'
import { mayCall, rolesOf, useMe } from '../../../me'
import { Failed } from '../../../ui/failed'
import { PageHead } from '../../../ui/page-head'
import { since } from '../../../ui/time'
import { Waiting } from '../../../ui/waiting'
import { useAct } from '../../../use-act'
import { useCall } from '../../../use-call'
import './index.css'

/** 办理时限: how long each turn of a 单子 may take; whoever dispatches reads them, administrators set them. */
export function OrderClocks() {
  const { again, put, ...called } = useCall(useCallback(() => api(orders).clocks({}), []))
  return (
    <div className="page">
      <PageHead title="办理时限" sub="志愿服务的单子，每一步给多少时间">
        <Link className="link" to="/orders-board">
          看各站办得怎样
        </Link>
      </PageHead>
      <section className="sheet order-clocks" aria-label="办理时限">
        {called.phase === 'loading' && <Waiting onRetry={again} />}
        {called.phase === 'failed' && <Failed error={called.error} onRetry={again} />}
        {called.phase === 'ready' && <Clocks setting={called.data} onSet={put} />}
      </section>
    </div>
  )
}

interface ClocksProps {
  readonly setting: ClockSetting
  readonly onSet: (setting: ClockSetting) => void
}

function Clocks({ setting, onSet }: ClocksProps) {
  const { staff } = useMe()
  const mine = mayCall(orders.actions.setClocks, rolesOf(staff.grants))
  /** What is written here and not set yet. */
  const [written, setWritten] = useState<Partial<ClockAmounts>>({})
  const amounts = { ...setting.amounts, ...written }
  const { busy, act } = useAct()
  const changed = CLOCK_NAMES.filter((name) => amounts[name] !== setting.amounts[name])
  const set = async () => {
    try {
      onSet(await api(orders).setClocks({ revision: setting.revision, amounts }))
      setWritten({})
    } catch (error) {
      // what is written stays, on top of what somebody else set meanwhile
      if (error instanceof AppError && error.code === 'changed_meanwhile') onSet(await api(orders).clocks({}))
      throw error
    }
  }
  return (
    <>
      <p className="order-clocks-lead">
        从改好以后开始的那一步按新的算；正在走的，还是原来答应居民的时间。
        {setting.changedAt && (
          <span className="meta">
            {setting.changedBy} {since(setting.changedAt, Date.now())}改的。
          </span>
        )}
      </p>
      <ul>
        {CLOCK_NAMES.map((name) => (
          <li key={name}>
            <div>
              <h2 id={`clock-${name}`}>{CLOCK_LABELS[name].label}</h2>
              <p id={`clock-${name}-note`} className="meta">
                {CLOCK_LABELS[name].note}
                {usual(name, amounts)}
              </p>
            </div>
            {mine ? (
              <Amount
                name={name}
                amount={amounts[name]}
                onChange={(amount) => setWritten({ ...written, [name]: amount })}
              />
            ) : (
              <span className="order-clocks-span">{spanInWords(spansOf(amounts)[name])}</span>
            )}
          </li>
        ))}
      </ul>
      {mine && (
        <div className="order-clocks-acts">
          <Button
            type="primary"
            disabled={changed.length === 0}
            loading={busy}
            onClick={() => void act(set, '改好了，几秒内生效。')}
          >
            {changed.length > 0 ? `改这 ${changed.length} 项` : '没有改动'}
          </Button>
          {changed.length > 0 && <Button onClick={() => setWritten({})}>不改了</Button>}
        </div>
      )}
    </>
  )
}

const usual = (name: ClockName, amounts: ClockAmounts): string =>
  amounts[name] === ORDER_CLOCKS[name].amount ? '' : `平时是 ${spanInWords(ORDER_CLOCKS[name])}。`

interface AmountProps {
  readonly name: ClockName
  readonly amount: number
  readonly onChange: (amount: number) => void
}

function Amount({ name, amount, onChange }: AmountProps) {
  const [least, most] = ORDER_CLOCK_BOUNDS[name]
  return (
    <InputNumber
      aria-labelledby={`clock-${name}`}
      aria-describedby={`clock-${name}-note`}
      min={least}
      max={most}
      precision={0}
      value={amount}
      suffix={UNIT_LABELS[ORDER_CLOCKS[name].unit]}
      onChange={(value) => value !== null && onChange(value)}
    />
  )
}
