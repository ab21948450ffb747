import { DANGER_WORDS, EMERGENCY_NUMBERS } from '../../site/orders'

/** Full-width signs, spaces and punctuation hide no word. */
const plain = (text: string): string => text.normalize('NFKC').replace(/[\s\p{P}]/gu, '')

/** True when it sounds as if somebody is in danger: then the numbers to call come first and the order on top. */
export const soundsDangerous = (text: string): boolean => {
  const words = plain(text)
  return DANGER_WORDS.some((word) => words.includes(word))
}

export const emergencyFor = (text: string): { number: string; name: string }[] =>
  soundsDangerous(text) ? EMERGENCY_NUMBERS.map(({ number, name }) => ({ number, name })) : []
