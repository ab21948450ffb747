import { type Pitch, PLAN_FORM_LABELS, plans } from '@functions/plans/contract'
import { PITCH_STATE_LABELS } from '@functions/plans/machine'
import { Button, Segmented } from 'antd'
import { useCallback, useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { api } from '../../../api'
import { Empty } from '../../../ui/empty'
import { Failed } from '../../../ui/failed'
import { Icon } from '../../../ui/icon'
import { PageHead } from '../../../ui/page-head'
import { since } from '../../../ui/time'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import '../parts/index.css'
import { sayDay } from '../parts/moments'
import { useColumnName, WithPeople } from '../parts/people'
import { PitchDetail } from './pitch-detail'
import { PitchForm } from './pitch-form'

const VIEWS = [
  { value: 'pool', label: '选题池' },
  { value: 'mine', label: '我报的' },
  { value: 'mentor', label: '等我看的' },
  { value: 'taken', label: '采用的' },
  { value: 'dropped', label: '没采用的' },
] as const
type View = (typeof VIEWS)[number]['value']
const viewOf = (query: URLSearchParams): View =>
  VIEWS.find(({ value }) => value === query.get('view'))?.value ?? 'pool'

/** 选题池. */
export function Pitches() {
  return (
    <WithPeople>
      <Pool />
    </WithPeople>
  )
}

function Pool() {
  const [query, setQuery] = useSearchParams()
  const view = viewOf(query)
  const cursor = query.get('cursor')
  const [open, setOpen] = useState<Pitch | null>(null)
  const [form, setForm] = useState<'new' | Pitch | null>(null)
  const { again, ...listed } = useCall(
    useCallback(() => api(plans).pitches({ view, ...(cursor ? { cursor } : {}) }), [view, cursor]),
  )
  const file = (
    <Button type="primary" icon={<Icon name="add" />} onClick={() => setForm('new')}>
      报选题
    </Button>
  )
  const refresh = () => {
    setOpen(null)
    setForm(null)
    again()
  }
  return (
    <div className="page">
      <PageHead title="选题池" sub="报上来的题都在这里，等策划会来定">
        {file}
      </PageHead>
      <div className="plan-views">
        <Segmented
          aria-label="看哪些"
          value={view}
          options={[...VIEWS]}
          onChange={(next) => setQuery(next === 'pool' ? {} : { view: next })}
        />
      </div>
      <section className="sheet" aria-label="选题" aria-busy={listed.phase === 'loading'}>
        {listed.phase === 'loading' && <Waiting onRetry={again} />}
        {listed.phase === 'failed' && <Failed error={listed.error} onRetry={again} />}
        {listed.phase === 'ready' && listed.data.pitches.length === 0 && (
          <Empty action={file}>
            {view === 'mentor' ? '没有等您看的选题。' : '这里还没有选题。想到什么就报上来。'}
          </Empty>
        )}
        {listed.phase === 'ready' && <Rows pitches={listed.data.pitches} onOpen={setOpen} />}
        {listed.phase === 'ready' && (cursor || listed.data.nextCursor) && (
          <div className="pager">
            {cursor && <Button onClick={() => setQuery({ view })}>回到最新</Button>}
            {listed.data.nextCursor && (
              <Button onClick={() => setQuery({ view, cursor: listed.data.nextCursor ?? '' })}>下一页</Button>
            )}
          </div>
        )}
      </section>
      {open && (
        <PitchDetail
          pitch={open}
          onChanged={refresh}
          onClose={() => setOpen(null)}
          onEdit={() => setForm(open)}
        />
      )}
      {form && (
        <PitchForm pitch={form === 'new' ? null : form} onDone={refresh} onClose={() => setForm(null)} />
      )}
    </div>
  )
}

function Rows({ pitches, onOpen }: { pitches: readonly Pitch[]; onOpen: (pitch: Pitch) => void }) {
  const columnName = useColumnName()
  const now = Date.now()
  return (
    <ul className="plan-list">
      {pitches.map((pitch) => (
        <li key={pitch.pitchId}>
          <div>
            <button type="button" className="row-title" onClick={() => onOpen(pitch)}>
              {pitch.what}
            </button>
            <div className="meta">
              {pitch.authors.map(({ name }) => name).join('、')}，{since(pitch.filedAt, now)}
              {pitch.place && `，${pitch.place}`}，{columnName(pitch.columnId)}
            </div>
          </div>
          <div className="plan-row-end">
            {pitch.day && <span className="meta">{sayDay(pitch.day)}</span>}
            <span className="meta">{pitch.forms.map((form) => PLAN_FORM_LABELS[form]).join(' ')}</span>
            <span className={pitch.state === 'pooled' ? 'tag' : 'tag tag-plain'}>
              {PITCH_STATE_LABELS[pitch.state]}
            </span>
          </div>
        </li>
      ))}
    </ul>
  )
}
