import { bits } from './bits'

export const $bitsAllSet = bits('$bitsAllSet', (set, asked) => set === asked)
