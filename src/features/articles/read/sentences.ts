/** Longest piece given to a voice at once; some phones fall silent in longer ones. */
const LONGEST = 120

/** Cuts a sentence that is too long at its last comma, or plainly. */
function pieces(sentence: string): string[] {
  if (sentence.length <= LONGEST) return [sentence]
  const comma = Math.max(...['，', '、', '：', ','].map((mark) => sentence.lastIndexOf(mark, LONGEST - 1)))
  const end = comma > 0 ? comma + 1 : LONGEST
  return [sentence.slice(0, end), ...pieces(sentence.slice(end))]
}

/** A text in the portions in which it is read aloud; what has nothing to say (rules, lone signs) is left out. */
export function sentencesOf(text: string): string[] {
  const sentences = text.match(/[^。！？；\n]+[。！？；]*[”’」』）]*/g) ?? []
  return sentences
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
    .flatMap(pieces)
}
