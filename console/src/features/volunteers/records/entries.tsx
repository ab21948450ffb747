import {
  particularOf,
  RECORD_KIND_LABELS,
  type VolunteerRecord,
} from '@functions/volunteers/contract/records'
import { RECORD_STATE_LABELS } from '@functions/volunteers/machine'
import type { ReactNode } from 'react'

interface EntriesProps {
  readonly records: readonly VolunteerRecord[]
  /** Whose they are is said where they are several people's. */
  readonly named?: boolean
  readonly acts: (record: VolunteerRecord) => ReactNode
}

/** 培训、表彰、评价, one below the other. */
export const Entries = ({ records, named = false, acts }: EntriesProps) => (
  <ul className="vol-corrections">
    {records.map((record) => {
      const { recordId, kind, name, on, content, givenBy, organiser, state, reason, objection } = record
      return (
        <li key={recordId}>
          <div>
            <span className="vol-change">
              {named && `${record.volunteer.name}，`}
              {RECORD_KIND_LABELS[kind]}：{name}，{particularOf(record)}
            </span>
            {content && <span className="vol-words">{content}</span>}
            <span className="meta">
              {on}，{givenBy}；由{organiser.name}记
            </span>
            {state !== 'valid' && (
              <span className={state === 'revoked' ? 'meta' : 'tag tag-due'}>
                {RECORD_STATE_LABELS[state]}
                {reason && `：${reason}`}
              </span>
            )}
            {objection && <span className="vol-words">本人说：{objection.words}</span>}
            {objection?.answer && <span className="vol-words">回话：{objection.answer}</span>}
          </div>
          <div className="vol-ends">{acts(record)}</div>
        </li>
      )
    })}
  </ul>
)
