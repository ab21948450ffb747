import traditional from 'opencc-js/dict/TSCharacters'

const SIMPLIFIED = new Map(
  traditional.split('|').flatMap((pair) => {
    const [from, to] = pair.split(' ')
    // characters beyond the basic plane take two places and would shift all that follow
    return from?.length === 1 && to?.length === 1 ? [[from, to] as const] : []
  }),
)

/** Signs that somebody puts into a word to hide it; marks that end a sentence part stay, because words end there too. */
const INSERTED = /[^\S\n]|[\u200B-\u200F\u2060\uFEFF*_~^|/\\+=.·•\-—#@]/u

/** A text as rules read it, and where each of its characters stood. */
export interface Folded {
  readonly text: string
  /** Place in the original of each character; one more for the end. */
  readonly places: readonly number[]
}

/** Half-width, small letters, simplified, without inserted signs: `殘＊廢` reads as `残废`. Each character stays one. */
export function fold(text: string): Folded {
  const places: number[] = []
  let folded = ''
  for (let at = 0; at < text.length; at++) {
    const character = plain(text[at] as string)
    if (INSERTED.test(character)) continue
    folded += character
    places.push(at)
  }
  return { text: folded, places: [...places, text.length] }
}

function plain(character: string): string {
  const narrow = character.normalize('NFKC')
  const one = narrow.length === 1 ? narrow.toLowerCase() : character
  return SIMPLIFIED.get(one) ?? one
}
