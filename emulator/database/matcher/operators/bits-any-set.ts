import { bits } from './bits'

export const $bitsAnySet = bits('$bitsAnySet', (set) => set !== 0n)
