import { type Story, stories } from '@functions/stories/contract'
import { STAGE_LABELS } from '@functions/stories/contract/reviewing'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '@/api'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { StateNote } from '@/ui/state-note'
import { ReasonSheet } from './reason-sheet'
import { SignSheet } from './sign-sheet'
import { type Review, type Standing, whyNot } from './use-review'

interface StepsProps {
  readonly story: Story
  readonly standing: Standing
  readonly review: Review
  /** The last stage of an important item, and it was not read aloud yet. */
  readonly unread: boolean
  readonly needsReading: boolean
  /** Errors marked at this stage, and how many it may have. */
  readonly budget: { readonly errors: number; readonly limit: number }
}

/** What may be done now; what may not says why in the centre's own words. */
export function Steps({ story, standing, review, unread, needsReading, budget }: StepsProps) {
  const [asking, setAsking] = useState<'return' | 'reject' | 'pass' | 'sign' | null>(null)
  const { storyId } = story
  const at = { storyId, revision: standing.revision }
  const { stage, work } = standing
  const name = stage ? STAGE_LABELS[stage] : ''
  const may = (action: Parameters<typeof whyNot>[1]) => whyNot(standing, action) === null
  const over = budget.errors > budget.limit
  const run = (call: () => Promise<unknown>, done: string) =>
    void review.step(call, done).then((ok) => ok && setAsking(null))
  const main = work === 'to_sign' ? 'sign' : work === 'with_mentor' ? 'passOn' : 'passStage'
  const why = whyNot(standing, main)
  const claimable = work === 'in_review' && may('claimStage')

  if (asking === 'pass' && stage) {
    return (
      <View className="review-part">
        <StateNote
          tone="paused"
          title={over ? '差错超了上限，只能退回。' : `${name}通过？`}
          body={
            over
              ? `标了 ${budget.errors} 处，这一道最多 ${budget.limit} 处。点下去，稿子退回修改。`
              : `标了 ${budget.errors} 处差错，上限 ${budget.limit} 处。您担了这一道，这篇的别的审校就不能再担。`
          }
        />
        <ActionBar>
          <Button kind="line" onTap={() => setAsking(null)}>
            再看看
          </Button>
          <Button
            kind={over ? 'danger' : 'primary'}
            busy={review.busy}
            onTap={() =>
              run(
                () => api(stories).passStage({ ...at, stage, ...(needsReading ? { readAloud: true } : {}) }),
                over ? '退回去了。' : `${name}通过了。`,
              )
            }
          >
            {over ? '退回修改' : '通过'}
          </Button>
        </ActionBar>
      </View>
    )
  }
  return (
    <View className="review-part">
      {why !== null && !claimable && <StateNote tone="info" title={why} />}
      {why === null && unread && work === 'in_review' && (
        <StateNote tone="paused" title="重要稿件，先出声读一遍，在下面打勾。" />
      )}
      {claimable && why !== null && <View className="review-line">{why}</View>}
      <ActionBar>
        {claimable && (
          <Button
            kind={why === null ? 'line' : 'primary'}
            busy={review.busy}
            onTap={() => run(() => api(stories).claimStage({ storyId }), `${name}您领了，别人暂时不能审。`)}
          >
            领{name}
          </Button>
        )}
        {may('releaseStage') && (
          <Button
            kind="quiet"
            busy={review.busy}
            onTap={() => run(() => api(stories).releaseStage({ storyId }), '放回去了，别人可以领。')}
          >
            放回
          </Button>
        )}
        {may('passStage') && !unread && <Button onTap={() => setAsking('pass')}>{name}通过</Button>}
        {may('passOn') && (
          <Button busy={review.busy} onTap={() => run(() => api(stories).passOn(at), '放行了。')}>
            放行
          </Button>
        )}
        {may('sign') && (
          <Button busy={review.busy} onTap={() => setAsking('sign')}>
            签发
          </Button>
        )}
      </ActionBar>
      <ActionBar>
        {may('returnStory') && (
          <Button kind="danger" onTap={() => setAsking('return')}>
            退回
          </Button>
        )}
        {may('rejectStory') && (
          <Button kind="danger" onTap={() => setAsking('reject')}>
            不采用
          </Button>
        )}
      </ActionBar>
      {asking === 'sign' && (
        <SignSheet
          story={story}
          busy={review.busy}
          refusal={review.refusal}
          onClose={() => setAsking(null)}
          onSign={(confirmed) =>
            run(() => api(stories).sign({ ...at, confirmed }), '签发了。以后只能发这一稿。')
          }
        />
      )}
      {(asking === 'return' || asking === 'reject') && (
        <ReasonSheet
          title={asking === 'return' ? '退回修改' : '这篇不采用'}
          label={asking === 'return' ? '要改什么' : '为什么不采用'}
          hint="写稿的人会看到。您标的差错一起退回去。"
          word={asking === 'return' ? '退回' : '不采用'}
          busy={review.busy}
          refusal={review.refusal}
          onClose={() => setAsking(null)}
          onSubmit={(reasons) =>
            asking === 'return'
              ? run(() => api(stories).returnStory({ storyId, reasons }), '退回去了。')
              : run(() => api(stories).rejectStory({ storyId, reasons }), '记下了，不采用。')
          }
        />
      )}
    </View>
  )
}
