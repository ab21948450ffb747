import { View } from '@tarojs/components'
import { charactersOf } from './passages'

/** The words that were tapped, within their sentence. */
export interface Picked {
  readonly from: number
  readonly to: number
}

interface WordPickerProps {
  readonly text: string
  readonly picked: Picked | null
  readonly onPick: (picked: Picked | null) => void
}

/** What the taps so far mean: the first and the last character; a third tap begins anew. */
export function pickedAfter(picked: Picked | null, text: string, at: number): Picked | null {
  const end = at + ([...text.slice(at)][0]?.length ?? 0)
  if (picked === null || [...text.slice(picked.from, picked.to)].length > 1) return { from: at, to: end }
  if (picked.from === at) return null
  return { from: Math.min(picked.from, at), to: Math.max(picked.to, end) }
}

/** 点出错的字: a finger cannot select words reliably, and WeChat tells nobody what was selected; so each character is a key. */
export function WordPicker({ text, picked, onPick }: WordPickerProps) {
  return (
    <View className="picker" role="group" aria-label="点错的字，先点头一个，再点末一个">
      {charactersOf(text).map(({ at, character }) => {
        const on = picked !== null && at >= picked.from && at < picked.to
        return (
          <View
            key={at}
            className={on ? 'picker-key picker-on' : 'picker-key'}
            role="button"
            aria-pressed={String(on)}
            aria-label={character}
            onClick={() => onPick(pickedAfter(picked, text, at))}
          >
            {character}
          </View>
        )
      })}
    </View>
  )
}
