import { $set } from './set'

/** `$set`, but only when the update inserts; the updater leaves it out otherwise. */
export const $setOnInsert = $set
