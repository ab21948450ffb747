import { stories } from '@functions/stories/contract'
import { FORM_LABELS, FORMS } from '@functions/stories/contract/renditions'
import { App, Checkbox, DatePicker, Modal, Radio } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { api } from '../../../api'
import { sayAll } from '../../../say'
import { useNow } from '../../../ui/use-now'
import { type Standing, whyNot } from '../review/standing'
import { CorrectionFields } from './correction-fields'
import './index.css'
import { type Form, type Order, standingOn, whyNotOrder } from './order'
import { usePublications } from './use-publications'

interface PublishDialogProps {
  readonly standing: Standing
  /** 禁发期 alone: it may be set before the story is signed. */
  readonly embargoing: boolean
  readonly onDone: () => void
  readonly onClose: () => void
}

const EVERY_TEN_SECONDS = 10_000

/** 现在发, 定时, 禁发期: a schedule and an embargo exclude each other; what readers have seen is corrected or updated. */
export function PublishDialog({ standing, embargoing, onDone, onClose }: PublishDialogProps) {
  const { message } = App.useApp()
  const now = useNow(EVERY_TEN_SECONDS)
  const published = standing.state === 'published' || standing.state === 'taken_down'
  const [order, setOrder] = useState<Order>({
    when: embargoing ? 'embargo' : 'now',
    at: null,
    mistaken: null,
    correction: { was: '', now: '' },
    channels: standing.release?.channels ?? null,
  })
  const publications = usePublications(standing.storyId, standing.state)
  const chosen = order.channels ?? standingOn(publications)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState('')
  const why = whyNotOrder({ order, published: published && !embargoing, now })
  const change = (part: Partial<Order>) => setOrder({ ...order, ...part })
  const scheduleWhy = whyNot(standing, 'schedule')

  const go = async (call: () => Promise<unknown>, done: string) => {
    setBusy(true)
    setRefusal('')
    try {
      await call()
      message.success(done)
      onDone()
    } catch (error) {
      setRefusal(sayAll(error))
      setBusy(false)
    }
  }
  const send = () => {
    const { storyId, revision } = standing
    const channels = [...chosen]
    const at = { storyId, revision, channels }
    const correction = published && order.mistaken ? trimmed(order.correction) : undefined
    if (order.when === 'embargo') {
      return go(
        () => api(stories).embargo({ storyId, until: order.at, channels }),
        '禁发期设好了，到时间自动发。',
      )
    }
    if (order.when === 'schedule') {
      return go(
        () => api(stories).schedule({ ...at, at: order.at ?? '', ...(correction ? { correction } : {}) }),
        '定好了，到时间自动发布。',
      )
    }
    const outcome = '发布了，读者现在就能看到。'
    if (correction) return go(() => api(stories).correct({ ...at, correction }), outcome)
    return go(
      () => (standing.state === 'published' ? api(stories).update(at) : api(stories).publish(at)),
      outcome,
    )
  }

  return (
    <Modal
      open
      title={embargoing ? '设禁发期' : published ? '再发布一次' : '发布这一稿'}
      okText={OK[order.when]}
      cancelText="先不发"
      confirmLoading={busy}
      okButtonProps={{ disabled: why !== null }}
      onOk={send}
      onCancel={onClose}
    >
      {embargoing ? (
        <p>禁发期没到，谁也不能发；到了时间，签发过就自动发出去。发布以后不能再设。</p>
      ) : (
        <>
          {published && (
            <CorrectionFields
              mistaken={order.mistaken}
              correction={order.correction}
              onMistaken={(mistaken) => change({ mistaken })}
              onCorrection={(correction) => change({ correction })}
            />
          )}
          <Radio.Group
            className="choices publish-when"
            aria-label="什么时候发"
            value={order.when}
            onChange={(event) => change({ when: event.target.value })}
          >
            <Radio value="now">现在发</Radio>
            <Radio value="schedule" disabled={scheduleWhy !== null}>
              定时
              {scheduleWhy && <span className="meta">　{scheduleWhy}</span>}
            </Radio>
          </Radio.Group>
        </>
      )}
      {order.when !== 'now' && (
        <div className="form-rows">
          <label htmlFor="publish-at">{order.when === 'schedule' ? '几点发' : '保密到几点'}</label>
          <DatePicker
            id="publish-at"
            showTime={{ format: 'HH:mm' }}
            format="YYYY-MM-DD HH:mm"
            value={order.at === null ? null : dayjs(order.at)}
            minDate={dayjs(now)}
            onChange={(value) => change({ at: value ? value.second(0).millisecond(0).toISOString() : null })}
          />
        </div>
      )}
      <ChannelChoice chosen={chosen} onChange={(channels) => change({ channels })} />
      {embargoing && standing.release?.kind === 'embargo' && (
        <p>
          <button
            type="button"
            className="link"
            onClick={() =>
              go(() => api(stories).embargo({ storyId: standing.storyId, until: null }), '禁发期取消了。')
            }
          >
            取消禁发期
          </button>
        </p>
      )}
      {why && <p className="meta">{why}。</p>}
      {refusal && (
        <p role="alert" className="late">
          {refusal}
        </p>
      )}
    </Modal>
  )
}

interface ChannelChoiceProps {
  readonly chosen: readonly Form[]
  readonly onChange: (channels: readonly Form[]) => void
}

/** 各渠道: the mini-program always has it; for the others it is put into the outbox, for people to take there. */
function ChannelChoice({ chosen, onChange }: ChannelChoiceProps) {
  return (
    <fieldset className="publish-channels">
      <legend>还发到哪里</legend>
      <Checkbox.Group<Form>
        value={[...chosen]}
        options={FORMS.map((form) => ({ value: form, label: FORM_LABELS[form] }))}
        onChange={onChange}
      />
      <p className="meta">小程序和网页一定会发。勾了的，稿子同时进发稿箱，由人去那边发，发好了打勾。</p>
    </fieldset>
  )
}

const OK: Record<Order['when'], string> = { now: '发布', schedule: '定时发布', embargo: '设好' }
const trimmed = ({ was, now }: Order['correction']) => ({ was: was.trim(), now: now.trim() })
