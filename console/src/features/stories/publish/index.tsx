import type { Story } from '@functions/stories/contract'
import { stories } from '@functions/stories/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { mayCall, rolesOf, useMe } from '../../../me'
import { exact } from '../../../ui/time'
import { may, type Standing, whyNot } from '../review/standing'
import { ChannelTimes } from './channel-times'
import './index.css'
import { PublishDialog } from './publish-dialog'
import { usePublications } from './use-publications'
import { Withdrawals } from './withdrawals'

interface PublishProps {
  readonly story: Story
  readonly standing: Standing
  readonly onDone: () => void
}

/** Moves that put a text before readers; at most two of them fit where a story stands. */
const GOING_OUT = ['publish', 'correct', 'update', 'schedule'] as const

/** 发布: what was signed, when it goes out, on which channels it stands since when; and how it is taken back. */
export function Publish({ story, standing, onDone }: PublishProps) {
  const { staff } = useMe()
  const [opened, setOpened] = useState<'publish' | 'embargo' | null>(null)
  const { signature, release, state } = standing
  const concerned = mayCall(stories.actions.publish, rolesOf(staff.grants))
  const publications = usePublications(story.storyId, `${state}:${standing.history.length}`)
  const ready = GOING_OUT.some((action) => may(standing, action))
  const why = ready ? null : whyNot(standing, state === 'published' ? 'update' : 'publish')
  if (!concerned && state === 'draft' && !release) return null
  return (
    <section className="rail side-part publish" aria-labelledby="publish">
      <h2 id="publish">
        发布 <span className="meta">{state === 'draft' ? '读者还看不到' : ''}</span>
      </h2>
      {signature && (
        <p className="meta">
          {signature.by.name}
          {signature.on && `（代${signature.on.name}）`}签发　{exact(signature.at)}
          <br />
          只发这一稿：<span className="num">{signature.hash.slice(0, 12)}</span>
        </p>
      )}
      {release && (
        <p>
          <span className="tag tag-due">{release.kind === 'schedule' ? '定时' : '禁发期'}</span>{' '}
          <span className="num">
            {exact(release.at)} {release.kind === 'schedule' ? '自动发布' : '前不能发，到时自动发'}
          </span>
          <span className="meta">　{release.by.name}定的</span>
        </p>
      )}
      {concerned && (
        <>
          <p className="publish-buttons">
            <Button
              type="primary"
              disabled={!ready}
              {...(why ? { 'aria-describedby': 'publish-why' } : {})}
              onClick={() => setOpened('publish')}
            >
              {state === 'published' ? '更新或更正' : '发布'}
            </Button>
            {may(standing, 'embargo') && (
              <Button onClick={() => setOpened('embargo')}>
                {release?.kind === 'embargo' ? '改禁发期' : '设禁发期'}
              </Button>
            )}
            <Withdrawals story={story} standing={standing} onDone={onDone} />
          </p>
          {why && (
            <p className="publish-why" id="publish-why">
              {why}
            </p>
          )}
        </>
      )}
      <ChannelTimes items={publications} />
      {opened && (
        <PublishDialog
          key={opened}
          standing={standing}
          embargoing={opened === 'embargo'}
          onClose={() => setOpened(null)}
          onDone={() => {
            setOpened(null)
            onDone()
          }}
        />
      )}
    </section>
  )
}
