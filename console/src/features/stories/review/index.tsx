import type { Place } from '@functions/_common/anchor'
import { picturesOf } from '@functions/_common/story-document'
import { type Finding, type Story, stories } from '@functions/stories/contract'
import { STAGE_LABELS } from '@functions/stories/contract/reviewing'
import { WORK_STATE_LABELS } from '@functions/stories/machine'
import { App, Button } from 'antd'
import { useCallback, useMemo, useRef, useState } from 'react'
import { Link, useParams } from 'react-router-dom'
import { api } from '../../../api'
import { mayCall, rolesOf, useMe } from '../../../me'
import { sayAll } from '../../../say'
import { Failed } from '../../../ui/failed'
import { Icon } from '../../../ui/icon'
import { usePageTitle } from '../../../ui/page-head'
import { useNow } from '../../../ui/use-now'
import { Waiting } from '../../../ui/waiting'
import { useCall } from '../../../use-call'
import { Publish } from '../publish'
import '../write/checks/findings.css'
import '../write/index.css'
import type { Sentence } from '@functions/_common/story-passages'
import { ReadAloud } from './aloud/read-aloud'
import { sentencesOf } from './aloud/sentences'
import { useReading } from './aloud/use-reading'
import { Commenting, commentedStretches } from './commenting'
import { FoundHere } from './found-here'
import { History } from './history'
import './index.css'
import { MarkDialog } from './mark-dialog'
import { anchorOf, Marks } from './marks'
import { StageRail } from './stage-rail'
import { may, type Standing, useStanding } from './standing'
import { Steps } from './steps'
import { type Anchor, stillThere } from './text/anchors'
import { MadeBy, madeStretches } from './text/made-by'
import { passageName, selectedIn } from './text/selected'
import { type Shown, StoryText } from './text/story-text'

/** 审稿: opens the text as it is now, what the rules say about it, and where it stands. */
export function ReviewStory() {
  const { storyId = '' } = useParams()
  const { again, ...opened } = useCall(useCallback(() => openAll(storyId), [storyId]))
  if (opened.phase === 'loading') return <Waiting onRetry={again} />
  if (opened.phase === 'failed') return <Failed error={opened.error} onRetry={again} />
  return <Reviewing key={storyId} {...opened.data} onAnew={again} />
}

interface Opened {
  readonly story: Story
  readonly pictures: Readonly<Record<string, string>>
  readonly findings: readonly Finding[]
}

async function openAll(storyId: string): Promise<Opened> {
  const story = await api(stories).open({ storyId })
  const { title, digest, datedAt, document, author, source } = story
  const fileIds = [...new Set(picturesOf(document).map(({ attrs }) => attrs.src))]
  const [{ findings }, { urls }] = await Promise.all([
    api(stories).check({ title, digest, datedAt, document, author, source }),
    fileIds.length > 0 ? api(stories).pictureUrls({ fileIds }) : { urls: {} },
  ])
  return { story, pictures: urls, findings }
}

const EVERY_MINUTE = 60_000

function Reviewing({ story, pictures, findings, onAnew }: Opened & { onAnew: () => void }) {
  const { message } = App.useApp()
  const { staff } = useMe()
  const now = useNow(EVERY_MINUTE)
  const { standing, error, again } = useStanding(story.storyId, String(story.revision))
  const [chosen, setChosen] = useState<string | null>(null)
  const [marking, setMarking] = useState<{ selected: Anchor | null } | null>(null)
  const [commented, setCommented] = useState<readonly Place[]>([])
  const [heard, setHeard] = useState(false)
  const text = useRef<HTMLDivElement>(null)
  const sentences = useMemo(() => sentencesOf(story), [story])
  const reading = useReading(sentences)
  usePageTitle(`审稿：${story.title.replaceAll('｜', '')}`)

  if (!standing) {
    return error === null ? <Waiting onRetry={again} /> : <Failed error={error} onRetry={again} />
  }
  const marks = standing.review?.marks.filter(({ round }) => round === standing.review?.round) ?? []
  const there = (mark: (typeof marks)[number]) => stillThere(story, anchorOf(mark))
  const show = (selector: string) =>
    text.current?.querySelector(selector)?.scrollIntoView({ block: 'center', behavior: 'smooth' })
  const choose = (markId: string) => {
    setChosen(markId)
    const place = marks.findIndex((mark) => mark.markId === markId)
    show(`[aria-label="第 ${place + 1} 处标记"]`)
  }
  const takeBack = async (markId: string) => {
    try {
      await api(stories).unmark({ storyId: story.storyId, markId })
      again()
    } catch (reason) {
      message.error(sayAll(reason))
    }
  }
  const lastStage = standing.review?.stages.at(-1)?.stage
  const needsReading = Boolean(standing.review?.important && standing.stage === lastStage)
  // what comes next stands first: once the stages are done, whoever opens this page looks for the way out
  const goesOut = standing.work === 'signed' || standing.work === 'settled'
  const publish = <Publish story={story} standing={standing} onDone={again} />
  const stale = standing.revision !== story.revision

  return (
    <div className="review">
      <header className="review-head">
        <Link to="/reviews" className="writing-back">
          <Icon name="chevron-left" />
          审稿台
        </Link>
        <h1>{story.title.replaceAll('｜', '') || '还没有题目'}</h1>
        <span className={standing.work === 'in_review' ? 'tag tag-now' : 'tag'}>{workOf(standing)}</span>
        {standing.review?.urgent && <span className="tag tag-late">急稿</span>}
        {standing.review?.important && <span className="tag tag-due">重要</span>}
        <span className="meta num">
          {standing.review && `第 ${standing.review.round} 轮　`}
          {story.createdByName}写　{story.characters.toLocaleString('zh-CN')} 字
        </span>
        {stale ? (
          <div className="review-steps">
            <span className="writing-why">稿子刚改过，您看的是旧的。</span>
            <Button type="primary" onClick={onAnew}>
              看新的
            </Button>
          </div>
        ) : (
          <Steps
            story={story}
            standing={standing}
            findings={findings}
            readAloud={heard}
            needsReading={needsReading}
            onMark={() => setMarking({ selected: selectedIn(story, window.getSelection()) })}
            onDone={again}
          />
        )}
      </header>
      <div className="review-body">
        <section className="review-text" aria-label="稿件" ref={text}>
          <div className="writing-sheet">
            <p className="meta">
              {story.source}　{story.author}
            </p>
            <MadeBy document={story.document} />
            <StoryText
              story={story}
              pictures={pictures}
              stretches={[
                ...madeStretches(story.document),
                ...commentedStretches(commented),
                ...findings.flatMap(foundStretch),
                ...marks.filter(there).map((mark) => ({
                  ...anchorOf(mark),
                  className: mark.markId === chosen ? 'marked-error marked-chosen' : 'marked-error',
                  markId: mark.markId,
                  number: marks.indexOf(mark) + 1,
                })),
                ...readStretch(sentences[reading.index ?? -1]),
              ]}
              onMark={setChosen}
            />
          </div>
        </section>
        <aside className="review-side" aria-label="审校情况">
          {goesOut && publish}
          <StageRail standing={standing} personId={staff.staffId} now={now} />
          {!goesOut && publish}
          {standing.review?.important && (
            <ReadAloud
              reading={reading}
              sentences={sentences}
              done={heard}
              busy={false}
              onDone={() => setHeard(true)}
            />
          )}
          <Marks
            marks={marks}
            chosen={chosen}
            there={there}
            mayTakeBack={(mark) =>
              mark.by.personId === staff.staffId && mark.stage === standing.stage && may(standing, 'mark')
            }
            onChoose={choose}
            onTakeBack={takeBack}
          />
          {mayCall(stories.actions.comments, rolesOf(staff.grants)) && (
            <Commenting
              story={story}
              standing={standing}
              onShow={(place) => show(`[data-passage="${passageName(place)}"]`)}
              onPlaces={setCommented}
              onChanged={onAnew}
            />
          )}
          <FoundHere
            findings={findings}
            onShow={(finding) => show(`[data-passage="${finding.block ?? finding.field}"]`)}
          />
          <History history={standing.history} />
        </aside>
      </div>
      {marking && (
        <MarkDialog
          story={story}
          selected={marking.selected}
          onClose={() => setMarking(null)}
          onMark={async ({ anchor: { field, block, from, to, words }, note, suggestion }) => {
            await api(stories).mark({
              storyId: story.storyId,
              revision: story.revision,
              block: field === 'body' ? (block ?? 0) : field,
              from,
              to,
              quote: words,
              note: suggestion ? `${note}，应为“${suggestion}”` : note,
            })
            setMarking(null)
            again()
          }}
        />
      )}
    </div>
  )
}

/** 复审中 rather than 审校中, where there is a stage. */
function workOf({ work, stage }: Standing): string {
  return work === 'in_review' && stage ? `${STAGE_LABELS[stage]}中` : WORK_STATE_LABELS[work]
}

/** Advice is for the list; what is wrong by a rule is drawn into the text. */
function foundStretch({ field, block, from, to, weight }: Finding): Shown[] {
  if (weight === 'advice' || (field !== 'title' && field !== 'digest' && field !== 'body')) return []
  return [{ field, block, from, to, className: 'marked-finding' }]
}

const readStretch = (sentence: Sentence | undefined): Shown[] =>
  sentence ? [{ ...sentence, className: 'marked-reading' }] : []
