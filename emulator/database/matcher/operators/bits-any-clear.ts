import { bits } from './bits'

export const $bitsAnyClear = bits('$bitsAnyClear', (set, asked) => set !== asked)
