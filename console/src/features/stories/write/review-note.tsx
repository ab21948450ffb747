import { STAGE_LABELS } from '@functions/stories/contract/reviewing'
import { Link } from 'react-router-dom'
import { Note } from '../../../ui/note'
import { exact } from '../../../ui/time'
import { may, passedStages, type Standing, whyNot } from '../review/standing'

/** The stages of this round whose pass an edit has voided. */
const voidedOf = ({ review }: Standing) =>
  (review?.stages ?? []).filter(({ outcome }) => outcome === 'voided')

/** What the review means for whoever writes: what came back and why, what an edit would void, what it has voided. */
export function ReviewNote({ standing }: { standing: Standing }) {
  const { work, history, review, storyId, release } = standing
  const link = (
    <Link className="link" to={`/reviews/${storyId}`}>
      看审校情况
    </Link>
  )
  if (work === 'returned' || work === 'rejected') {
    const back = history.find(({ reasons, event }) => reasons !== '' && RETURNS.includes(event))
    const marks = review?.marks.filter(({ round }) => round === review.round) ?? []
    return (
      <Note
        tone="late"
        title={work === 'returned' ? '退回来了，改好再送审。' : '这篇没有采用。'}
        actions={link}
      >
        {back && (
          <p>
            {back.stage && STAGE_LABELS[back.stage]} {back.by.name}：{back.reasons}
          </p>
        )}
        {marks.length > 0 && (
          <p>
            标了 {marks.length} 处差错：{marks.map(({ quote, note }) => `“${quote}”${note}`).join('；')}。
          </p>
        )}
      </Note>
    )
  }
  const voided = voidedOf(standing)
  if (voided.length > 0) {
    const names = voided
      .map(({ stage, by }) => `${STAGE_LABELS[stage]}${by ? `（${by.name}）` : ''}`)
      .join('、')
    return (
      <Note tone="due" title={`稿子改过了，${names}作废，要重新审。`} actions={link}>
        {voided[0]?.voidedBy && `是${voided[0].voidedBy.name}改的。`}
      </Note>
    )
  }
  if (!UNDER_WAY.includes(work)) return null
  const passed = passedStages(standing).map(({ stage }) => STAGE_LABELS[stage])
  if (may(standing, 'edit')) {
    return (
      <Note tone="due" title="稿子正在审，您可以改。" actions={link}>
        {passed.length > 0
          ? `改一个字，${passed.join('、')}就作废，要重新审。`
          : '还没有哪一道通过，改了不用重来。'}
      </Note>
    )
  }
  return (
    <Note tone="info" title={whyNot(standing, 'edit') ?? ''} actions={link}>
      {release && `${exact(release.at)} 自动发布。`}
      {passed.length > 0 && `${passed.join('、')}过了。撤回来改，就要从头审。`}
    </Note>
  )
}

const RETURNS = ['returnStory', 'rejectStory', 'sendBack', 'passStage', 'passLastStage']
const UNDER_WAY: readonly Standing['work'][] = ['with_mentor', 'in_review', 'to_sign', 'signed']
