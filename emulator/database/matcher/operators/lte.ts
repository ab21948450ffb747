import { comparison } from './comparison'

export const $lte = comparison('$lte', (order) => order <= 0)
