import { span } from '@functions/_common/deadline'
import { CHANNEL_LABELS, channels, type Publication } from '@functions/channels/contract'
import { PUBLICATION_STATE_LABELS } from '@functions/channels/machine'
import type { Story } from '@functions/stories/contract'
import { useEffect, useState } from 'react'
import { api } from '../../../api'
import { mayCall, rolesOf, useMe } from '../../../me'
import { exact } from '../../../ui/time'

interface ChannelTimesProps {
  readonly story: Story
  /** Asked again when this changes. */
  readonly changed: string
}

const TONES: Record<Publication['state'], string> = {
  ready: 'tag-due',
  to_update: 'tag-due',
  failed: 'tag-late',
  published: 'tag-done',
  to_withdraw: 'tag-late',
  withdrawn: 'tag-plain',
  replaced: 'tag-plain',
  cancelled: 'tag-plain',
}
/** What was replaced or not wanted is history; the outbox has it. */
const OVER: readonly Publication['state'][] = ['replaced', 'cancelled']

/** 各渠道: since when it stands there, or how long the taking down took. */
export function ChannelTimes({ story: { storyId }, changed }: ChannelTimesProps) {
  const { staff } = useMe()
  const [items, setItems] = useState<readonly Publication[]>([])
  const mayLook = mayCall(channels.actions.list, rolesOf(staff.grants))
  // biome-ignore lint/correctness/useExhaustiveDependencies: `changed` is the wish to ask again
  useEffect(() => {
    let current = true
    if (mayLook) {
      api(channels)
        .list({ storyId })
        .then(
          (answer) => current && setItems(answer.items),
          // the outbox is a page of its own; here it only adds to what is said
          () => undefined,
        )
    }
    return () => {
      current = false
    }
  }, [storyId, changed, mayLook])
  const shown = items.filter(({ state }) => !OVER.includes(state))
  if (shown.length === 0) return null
  return (
    <ul className="channel-times" aria-label="各渠道">
      {shown.map(({ publicationId, channel, state, publishedAt, readyAt, withdrawal }) => (
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
