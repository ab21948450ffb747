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
  return (
    <>
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
          {sentences.map((sentence) => {
            const numbers = marksIn(marks, sentence)
            const words = sentence.text.replaceAll('｜', '')
            const className = numbers.length > 0 ? 'review-sentence review-marked' : 'review-sentence'
            return onSentence ? (
              <Text
                key={sentence.from}
                className={className}
                role="button"
                aria-label={`${words}${numbers.length > 0 ? '，已标差错' : ''}`}
                onClick={() => onSentence(sentence)}
              >
                {words}
                {numbers.length > 0 && <Text className="review-number">{numbers.join('、')}</Text>}
              </Text>
            ) : (
              <Text key={sentence.from} className={className}>
                {words}
                {numbers.length > 0 && <Text className="review-number">{numbers.join('、')}</Text>}
              </Text>
            )
          })}
        </View>
      ))}
    </>
  )
}
