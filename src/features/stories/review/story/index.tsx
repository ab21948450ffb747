import { clockOf } from '@functions/_common/deadline'
import { passagesOf, type Sentence, sentencesIn } from '@functions/_common/story-passages'
import { stories } from '@functions/stories/contract'
import { STAGE_LABELS, type StageRecord } from '@functions/stories/contract/reviewing'
import { WORK_STATE_LABELS } from '@functions/stories/machine'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useMemo, useState } from 'react'
import { useReadAloud } from '@/aloud/use-read-aloud'
import { api } from '@/api'
import { staff } from '@/kept/staff'
import { Button } from '@/ui/button'
import { Page } from '@/ui/page'
import { Rail } from '@/ui/rail'
import { ReadAloudBar } from '@/ui/read-aloud-bar'
import { StateNote } from '@/ui/state-note'
import { SwitchRow } from '@/ui/switch-row'
import { Waiting } from '@/ui/waiting'
import { shortStampOf } from '@/when'
import { Failed } from '../failed'
import '../index.scss'
import { MarkSheet } from './mark-sheet'
import { Steps } from './steps'
import { ReviewText } from './text'
import { type Review, type Standing, useReview, whyNot } from './use-review'

const OUTCOMES: Record<StageRecord['outcome'], string> = {
  waiting: '还没到',
  passed: '通过',
  voided: '作废，要重来',
  returned: '退回',
  rejected: '不采用',
}

/** 三审三校 as lines: who did which, and where it stands. */
function Stages({ standing: { review, stage, work, heldBy } }: { standing: Standing }) {
  if (!review) return null
  return (
    <View className="review-part">
      <Rail title={review.profileName} />
      {review.stages.map((record) => {
        const now = work === 'in_review' && record.stage === stage
        const who = now ? (heldBy ? `${heldBy.name}在审` : '还没有人领') : (record.by?.name ?? '')
        return (
          <View key={record.stage} className="review-line">
            {STAGE_LABELS[record.stage]}　{now ? '正在这里' : OUTCOMES[record.outcome]}　{who}
            {record.on ? `（代${record.on.name}）` : ''}
            {record.at ? `　${shortStampOf(record.at)}` : ''}
          </View>
        )
      })}
    </View>
  )
}

/** 一诵读: the phone's voice where it has one; the tick is the reviewer's word that it was heard to its end. */
function ReadAloud({ text, done, onDone }: { text: string; done: boolean; onDone: (done: boolean) => void }) {
  const aloud = useReadAloud(text)
  return (
    <View className="review-part">
      <Rail title="一诵读" />
      {aloud && (
        <ReadAloudBar
          state={aloud.state}
          title="念给我听"
          minutes={Math.max(1, Math.round(text.length / 240))}
          trouble={aloud.trouble}
          rate={aloud.rate}
          onToggle={aloud.toggle}
          onRate={aloud.changeRate}
        />
      )}
      <SwitchRow
        icon="check-circle"
        title="从头到尾读过了，没问题"
        note={aloud ? '听完或者自己出声读完，再打开' : '这部手机念不了，您自己出声读完，再打开'}
        on={done}
        onChange={onDone}
      />
    </View>
  )
}

function Reviewing({ review }: { review: Review }) {
  const [sentence, setSentence] = useState<Sentence | null>(null)
  const [heard, setHeard] = useState(false)
  const opened = review.opened
  const text = useMemo(
    () =>
      opened
        ? passagesOf(opened.story)
            .flatMap(sentencesIn)
            .map((one) => one.text.replaceAll('｜', ''))
            .join('\n')
        : '',
    [opened],
  )
  if (!opened) return null
  const { story, standing, pictures } = opened
  const { work, stage, dueAt } = standing
  const marks = standing.review?.marks.filter(({ round }) => round === standing.review?.round) ?? []
  const mine = marks.filter((mark) => mark.stage === stage)
  const budget = { errors: mine.length, limit: (stage && standing.ceilings[stage]) || 0 }
  const clock = dueAt ? clockOf(dueAt, Date.now()) : null
  const needsReading = Boolean(standing.review?.important && stage === standing.review.stages.at(-1)?.stage)
  const mayMark = whyNot(standing, 'mark') === null
  const me = staff.open()?.personId
  return (
    <>
      <View className="review-part">
        <View className="review-line">
          {work === 'in_review' && stage ? `${STAGE_LABELS[stage]}中` : WORK_STATE_LABELS[work]}
          {standing.review?.urgent ? '　急稿' : ''}
          {standing.review?.important ? '　重要' : ''}
          {`　${story.createdByName}写　${story.characters} 字`}
        </View>
        {clock && (
          <View className={clock.late ? 'review-line review-late' : 'review-line'}>{clock.words}</View>
        )}
        {work === 'in_review' && (
          <View className={budget.errors > budget.limit ? 'review-line review-late' : 'review-line'}>
            差错 {budget.errors}，上限 {budget.limit}
            {budget.errors > budget.limit ? '，超了，只能退回' : ''}
          </View>
        )}
        {review.done && <StateNote tone="done" title={review.done} />}
        {review.refusal && <StateNote tone="refused" title="没办成。" body={review.refusal} />}
      </View>
      <View className="review-part">
        {mayMark && <View className="review-hint">哪句有错，点哪句。</View>}
        <ReviewText
          story={story}
          marks={marks}
          pictures={pictures}
          onSentence={mayMark ? setSentence : null}
        />
      </View>
      {marks.length > 0 && (
        <View className="review-part">
          <Rail title={`差错 ${marks.length} 处`} />
          {marks.map((mark, index) => (
            <View key={mark.markId} className="review-mark">
              {index + 1}　“{mark.quote}”{mark.note}　{STAGE_LABELS[mark.stage]} {mark.by.name}
              {mayMark && mark.by.personId === me && mark.stage === stage && (
                <Button
                  kind="quiet"
                  busy={review.busy}
                  label={`撤掉第 ${index + 1} 处`}
                  onTap={() =>
                    void review.step(
                      () => api(stories).unmark({ storyId: story.storyId, markId: mark.markId }),
                      '撤掉了。',
                    )
                  }
                >
                  看错了，撤掉
                </Button>
              )}
            </View>
          ))}
        </View>
      )}
      {needsReading && <ReadAloud text={text} done={heard} onDone={setHeard} />}
      <Steps
        key={`${work}:${stage}`}
        story={story}
        standing={standing}
        review={review}
        needsReading={needsReading}
        unread={needsReading && !heard}
        budget={budget}
      />
      <Stages standing={standing} />
      {sentence && (
        <MarkSheet
          sentence={sentence}
          busy={review.busy}
          refusal={review.refusal}
          onClose={() => setSentence(null)}
          onMark={({ from, to }, note) =>
            void review
              .step(
                () =>
                  api(stories).mark({
                    storyId: story.storyId,
                    revision: story.revision,
                    block: sentence.field === 'body' ? (sentence.block ?? 0) : sentence.field,
                    from: sentence.from + from,
                    to: sentence.from + to,
                    quote: sentence.text.slice(from, to),
                    note,
                  }),
                '标上了。',
              )
              .then((ok) => ok && setSentence(null))
          }
        />
      )}
    </>
  )
}

/** 审稿 on the phone: read, mark, pass or return. */
export default function ReviewStory() {
  const review = useReview(useRouter().params.id ?? '')
  return (
    <Page title="审稿">
      {review.error !== null && (
        <>
          <View className="review-part review-title" role="heading" aria-level={1}>
            审稿
          </View>
          <Failed error={review.error} onRetry={review.load} />
        </>
      )}
      {review.error === null && !review.opened && <Waiting shape="text" onRetry={review.load} />}
      {review.error === null && <Reviewing review={review} />}
    </Page>
  )
}
