/** A dictionary of 320 KB costs some 80 ms to read and most calls never open it, so it waits for the first question. */
const dictionary = (): typeof import('pinyin-pro') => require('pinyin-pro')

const HAN = /^\p{Script=Han}$/u
const SOUNDS = new Map<string, ReadonlySet<string>>()

/** Every reading of a character without its tone; none for what is no character of Chinese. */
function soundsOf(character: string): ReadonlySet<string> {
  const known = SOUNDS.get(character)
  if (known) return known
  const sounds = new Set(
    HAN.test(character)
      ? dictionary().pinyin(character, { multiple: true, toneType: 'none', type: 'array' })
      : [],
  )
  // a character that the dictionary lacks comes back as it is
  sounds.delete(character)
  SOUNDS.set(character, sounds)
  return sounds
}

/** Have a reading in common, tones aside; a hit only advises. */
export function soundAlike(one: string, other: string): boolean {
  if (one === other) return true
  const sounds = soundsOf(one)
  return [...soundsOf(other)].some((sound) => sounds.has(sound))
}
