import { comparison } from './comparison'

export const $lt = comparison('$lt', (order) => order < 0)
