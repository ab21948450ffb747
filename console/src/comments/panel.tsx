import { type Anchor, type Place, placeOf } from '@functions/_common/anchor'
import type { StoryDocument } from '@functions/_common/story-document'
import { type Story, stories } from '@functions/stories/contract'
import type { Comment } from '@functions/stories/contract/commenting'
import { App, Button } from 'antd'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { api } from '../api'
import { sayAll } from '../say'
import { Failed } from '../ui/failed'
import { useCall } from '../use-call'
import './index.css'
import { NewComment } from './new-comment'
import { Thread } from './thread'

interface CommentsProps {
  readonly storyId: string
  /** The story's words as they stand on the page. */
  readonly words: { readonly title: string; readonly digest: string; readonly document: StoryDocument }
  /** Whether the text may be changed now: a suggestion is taken by changing it. */
  readonly mayAccept: boolean
  /** The selected words; null: nothing usable is selected. */
  readonly selected: () => Anchor | null
  /** Saves what is on the page; answers the revision, or null when that failed. */
  readonly flush: () => Promise<number | null>
  /** Brings a place into view. */
  readonly onShow: (place: Place) => void
  /** A suggestion was taken: the story as it is now. */
  readonly onStory: (story: Story) => void
  /** Where the open comments stand, to be marked in the text. Keep it stable. */
  readonly onPlaces?: (places: readonly Place[]) => void
}

/** 批注: what was said about words of this story, in the order of the text; what has lost its words stands apart. */
export function Comments(props: CommentsProps) {
  const { storyId, words, mayAccept, selected, flush, onShow, onStory, onPlaces } = props
  const { message } = App.useApp()
  const { again, put, ...asked } = useCall(useCallback(() => api(stories).comments({ storyId }), [storyId]))
  const [anchor, setAnchor] = useState<Anchor | null>(null)
  const [isShowingDecided, setIsShowingDecided] = useState(false)
  const comments = asked.data?.comments
  const placed = useMemo(
    () => (comments ?? []).map((comment) => ({ comment, place: placeOf(words, comment.anchor) })),
    [comments, words],
  )
  const open = placed.filter(({ comment }) => comment.state === 'open')
  const standing = open.flatMap(({ comment, place }) => (place ? [{ comment, place }] : []))
  standing.sort((a, b) => orderOf(a.place) - orderOf(b.place))
  const orphaned = open.filter(({ place }) => place === null)
  const decided = placed.filter(({ comment }) => comment.state !== 'open')
  const marked = JSON.stringify(standing.map(({ place }) => place))
  useEffect(() => onPlaces?.(JSON.parse(marked)), [marked, onPlaces])

  const take = (comment: Comment) => {
    const others = (comments ?? []).filter(({ commentId }) => commentId !== comment.commentId)
    put({ comments: [comment, ...others] })
  }
  const accept = async ({ commentId }: Comment) => {
    const revision = await flush()
    if (revision === null) return void message.error('现在的文字还没存上，先等它存好，再采用。')
    try {
      const { story, comment } = await api(stories).acceptSuggestion({ storyId, commentId, revision })
      take(comment)
      onStory(story)
    } catch (error) {
      message.error(sayAll(error))
    }
  }
  const begin = () => {
    const chosen = selected()
    if (chosen) setAnchor(chosen)
    else message.info('先在正文里选中几个字，不要跨段，再写批注。')
  }

  return (
    <section className="rail side-part" aria-labelledby="comments">
      <h2 id="comments">批注 {open.length > 0 && <span className="meta">{open.length} 条等处理</span>}</h2>
      {anchor ? (
        <NewComment
          storyId={storyId}
          anchor={anchor}
          flush={flush}
          onWritten={(comment) => {
            take(comment)
            setAnchor(null)
          }}
          onClose={() => setAnchor(null)}
        />
      ) : (
        // the press must not take the selection out of the text
        <Button size="small" onMouseDown={(event) => event.preventDefault()} onClick={begin}>
          给选中的字写批注
        </Button>
      )}
      {asked.phase === 'failed' && <Failed error={asked.error} onRetry={again} />}
      <ol className="comments">
        {standing.map(({ comment, place }) => (
          <Thread
            key={comment.commentId}
            storyId={storyId}
            comment={comment}
            onShow={() => onShow(place)}
            {...(mayAccept ? { onAccept: () => accept(comment) } : {})}
            onMoved={take}
          />
        ))}
      </ol>
      {orphaned.length > 0 && (
        <>
          <h3 className="comments-apart">原来的字已经不在了</h3>
          <ol className="comments">
            {orphaned.map(({ comment }) => (
              <Thread key={comment.commentId} storyId={storyId} comment={comment} onMoved={take} />
            ))}
          </ol>
        </>
      )}
      {decided.length > 0 && (
        <button
          type="button"
          className="link"
          aria-expanded={isShowingDecided}
          onClick={() => setIsShowingDecided(!isShowingDecided)}
        >
          {isShowingDecided ? '收起处理过的' : `看处理过的 ${decided.length} 条`}
        </button>
      )}
      {isShowingDecided && (
        <ol className="comments">
          {decided.map(({ comment }) => (
            <Thread key={comment.commentId} storyId={storyId} comment={comment} onMoved={take} />
          ))}
        </ol>
      )}
    </section>
  )
}

const FIELDS = ['title', 'digest', 'body'] as const
const orderOf = ({ field, block, from }: Place): number =>
  FIELDS.indexOf(field) * 1e9 + (block ?? 0) * 1e5 + from
