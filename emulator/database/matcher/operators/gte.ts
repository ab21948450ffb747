import { comparison } from './comparison'

export const $gte = comparison('$gte', (order) => order >= 0)
