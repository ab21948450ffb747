import { ORIGIN_LABELS, type OriginBy, sharesOf } from '@functions/_common/origin'
import { originOfSentence, originStretches } from '@functions/_common/sentence-origin'
import type { Sentence } from '@functions/_common/story-passages'
import type { Story } from '@functions/stories/contract'
import type { Mark } from '@functions/stories/contract/reviewing'
import { Image, Text, View } from '@tarojs/components'
import { useMemo } from 'react'
import { drawnPassages } from '../parts/passages'

interface TextProps {
  readonly story: Story
  readonly marks: readonly Mark[]
  readonly pictures: Readonly<Record<string, string>>
  /** Null: whoever looks may not mark, and the text is no button. */
  readonly onSentence: ((sentence: Sentence) => void) | null
}

/** A sentence is marked when a mark begins in it. */
const marksIn = (marks: readonly Mark[], { field, block, from, to }: Sentence) =>
  marks.flatMap((mark, index) =>
    mark.block === (field === 'body' ? block : field) && mark.from >= from && mark.from < to
      ? [index + 1]
      : [],
  )

/** The story sentence by sentence; each can be tapped to mark what is wrong in it. */
export function ReviewText({ story, marks, pictures, onSentence }: TextProps) {
  const passages = useMemo(() => drawnPassages(story), [story])
  const stretches = useMemo(() => originStretches(story.document), [story])
  return (
    <>
      {stretches.length > 0 && <Shares story={story} />}
      {passages.map(({ key, kind, picture, sentences }) => (
        <View key={key} className={`review-passage review-passage-${kind}`}>
          {picture && pictures[picture.src] && (
            <Image
              className="review-picture"
              src={pictures[picture.src] ?? ''}
              mode="widthFix"
              nativeProps={{ alt: picture.alt }}
            />
          )}
          {sentences.map((sentence, index) => {
            const origin = originOfSentence(stretches, sentence)
            const next = sentences[index + 1]
            return (
              <SentenceText
                // made anew once it can be tapped: in the built program words drawn without a tap cannot be given one
                key={`${sentence.from}:${onSentence !== null}`}
                sentence={sentence}
                numbers={marksIn(marks, sentence)}
                origin={origin === 'human' ? null : origin}
                // once behind sentences of one hand, so that the text stays readable
                isLastOfOrigin={!next || originOfSentence(stretches, next) !== origin}
                onTap={onSentence}
              />
            )
          })}
        </View>
      ))}
    </>
  )
}

/** How much of it a model wrote, before the first line is read. */
function Shares({ story }: { story: Story }) {
  const { human, ai, ai_edited } = sharesOf(story.document)
  return (
    <View className="review-line review-shares">
      {`AI 的份：${ORIGIN_LABELS.ai} ${ai} 字，${ORIGIN_LABELS.ai_edited} ${ai_edited} 字，${ORIGIN_LABELS.human} ${human} 字`}
    </View>
  )
}

interface SentenceTextProps {
  readonly sentence: Sentence
  readonly numbers: readonly number[]
  /** Null: a person wrote it. */
  readonly origin: OriginBy | null
  readonly isLastOfOrigin: boolean
  readonly onTap: TextProps['onSentence']
}

function SentenceText({ sentence, numbers, origin, isLastOfOrigin, onTap }: SentenceTextProps) {
  const words = sentence.text.replaceAll('｜', '')
  const label = [words, origin && ORIGIN_LABELS[origin], numbers.length > 0 && '已标差错'].filter(Boolean)
  const className = [
    'review-sentence',
    numbers.length > 0 && 'review-marked',
    origin && 'review-made',
  ].filter(Boolean)
  const pressing = onTap
    ? { role: 'button', 'aria-label': label.join('，'), onClick: () => onTap(sentence) }
    : {}
  return (
    <Text className={className.join(' ')} {...pressing}>
      {words}
      {origin && isLastOfOrigin && <Text className="review-origin">{ORIGIN_LABELS[origin]}</Text>}
      {numbers.length > 0 && <Text className="review-number">{numbers.join('、')}</Text>}
    </Text>
  )
}
