/** One handler an action; each file holds what belongs together. */
export { check } from './checking'
export { create, discard, open, restore, save, version, versions } from './drafting'
export { importBatch } from './importing'
export { list } from './listing'
export { keepLock, leaveWords, leftWords, lock, settleWords, takeOver, unlock } from './locking'
export { beginPicture, finishPicture, pictureUrls } from './pictures'
export { preview, publish, takeDown } from './publishing'
export { renditions } from './rendering'
