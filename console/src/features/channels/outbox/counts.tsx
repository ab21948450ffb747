import { CHANNEL_LABELS, type ChannelCount } from '@functions/channels/contract'
import { PUBLICATION_STATE_LABELS, type PublicationState } from '@functions/channels/machine'
import { Link } from 'react-router-dom'
import { searchOf } from './query'
import { durationInWords } from './words'

const SHOWN = [
  'to_withdraw',
  'to_replace_picture',
  'to_update',
  'ready',
  'failed',
  'published',
  'withdrawn',
] as const satisfies readonly PublicationState[]

/** Each channel in numbers; each number opens its list. */
export function Counts({ channels }: { channels: readonly ChannelCount[] }) {
  return (
    <div className="outbox-counts">
      <table>
        <thead>
          <tr>
            <th scope="col">渠道</th>
            {SHOWN.map((state) => (
              <th scope="col" key={state}>
                {PUBLICATION_STATE_LABELS[state]}
              </th>
            ))}
            <th scope="col">撤下用时（中间数、最慢）</th>
          </tr>
        </thead>
        <tbody>
          {channels.map(({ channel, counts, takeDown }) => (
            <tr key={channel}>
              <th scope="row">{CHANNEL_LABELS[channel]}</th>
              {SHOWN.map((state) => (
                <td key={state} data-label={PUBLICATION_STATE_LABELS[state]}>
                  <Amount channel={channel} state={state} count={counts[state] ?? 0} />
                </td>
              ))}
              <td>
                {takeDown ? (
                  <Link
                    className="link"
                    to={`?${searchOf({ channel, state: 'withdrawn' })}`}
                    aria-label={`${CHANNEL_LABELS[channel]}撤下用时：看最近 ${takeDown.of} 次`}
                  >
                    {durationInWords(takeDown.median)}，{durationInWords(takeDown.slowest)}
                  </Link>
                ) : (
                  <span className="meta">没撤过</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface AmountProps {
  readonly channel: ChannelCount['channel']
  readonly state: PublicationState
  readonly count: number
}

function Amount({ channel, state, count }: AmountProps) {
  if (count === 0) return <span className="meta">0</span>
  const late = state === 'to_withdraw' || state === 'failed'
  return (
    <Link
      className={late ? 'link late' : 'link'}
      to={`?${searchOf({ channel, state })}`}
      aria-label={`${CHANNEL_LABELS[channel]}${PUBLICATION_STATE_LABELS[state]} ${count} 条`}
    >
      {count.toLocaleString('zh-CN')}
    </Link>
  )
}
