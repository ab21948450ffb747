/** Longest piece given to a voice at once, in UTF-16 units: some phones fall silent in longer ones, and WeChat's takes 1,000 bytes. */
const LONGEST = 120

/** Cuts a sentence that is too long at its last comma, or plainly, but never inside one character. */
function pieces(sentence: string): string[] {
  if (sentence.length <= LONGEST) return [sentence]
  const comma = Math.max(...['，', '、', '：', ','].map((mark) => sentence.lastIndexOf(mark, LONGEST - 1)))
  const plain = /[\uD800-\uDBFF]/.test(sentence.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST
  const end = comma > 0 ? comma + 1 : plain
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
