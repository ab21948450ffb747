import { span } from '@functions/_common/deadline'
import { CHANNEL_LABELS, type Publication } from '@functions/channels/contract'
import { PUBLICATION_STATE_LABELS } from '@functions/channels/machine'
import { exact } from '../../../ui/time'

const TONES: Record<Publication['state'], string> = {
  ready: 'tag-due',
  to_update: 'tag-due',
  failed: 'tag-late',
  published: 'tag-done',
  to_replace_picture: 'tag-late',
  to_withdraw: 'tag-late',
  withdrawn: 'tag-plain',
  replaced: 'tag-plain',
  cancelled: 'tag-plain',
}
/** 各渠道: since when it stands there, or how long the taking down took. */
export function ChannelTimes({ items }: { items: readonly Publication[] }) {
  if (items.length === 0) return null
  return (
    <ul className="channel-times" aria-label="各渠道">
      {items.map(({ publicationId, channel, state, publishedAt, readyAt, withdrawal }) => (
        <li key={publicationId}>
          <span>{CHANNEL_LABELS[channel]}</span>
          <span className={`tag ${TONES[state]}`}>{PUBLICATION_STATE_LABELS[state]}</span>
          <span className="meta num">
            {withdrawal?.seconds != null
              ? `用时 ${span(withdrawal.seconds * 1000)}`
              : exact(withdrawal?.orderedAt ?? publishedAt ?? readyAt)}
          </span>
        </li>
      ))}
    </ul>
  )
}
