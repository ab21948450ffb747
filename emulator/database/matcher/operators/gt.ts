import { comparison } from './comparison'

export const $gt = comparison('$gt', (order) => order > 0)
