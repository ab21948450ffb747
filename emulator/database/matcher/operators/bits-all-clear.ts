import { bits } from './bits'

export const $bitsAllClear = bits('$bitsAllClear', (set) => set === 0n)
