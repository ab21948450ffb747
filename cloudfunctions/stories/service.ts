/** One handler an action; each file holds what belongs together. */
export { assist } from './assisting'
export { check } from './checking'
export { acceptSuggestion, comment, comments, decideComment, reply } from './commenting'
export { delegate, delegations, endDelegation } from './delegating'
export { reviewDesk, reviewState } from './desk'
export { create, discard, open, restore, save, version, versions } from './drafting'
export { followMaster, keepForm, saveForm, tryForm } from './forms'
export { importBatch } from './importing'
export { placeInSeries, saveSeries, seriesList, seriesOf } from './linking'
export { list } from './listing'
export { keepLock, leaveWords, leftWords, lock, settleWords, takeOver, unlock } from './locking'
export { keepOriginal, original } from './originals'
export { beginPicture, finishPicture, pictureUrls } from './pictures'
export { correct, kill, preview, publish, takeDown, update } from './publishing'
export { renditions } from './rendering'
export {
  claimStage,
  mark,
  passOn,
  passStage,
  rejectStory,
  releaseStage,
  reopen,
  returnStory,
  sendBack,
  sign,
  submit,
  unmark,
  withdraw,
} from './reviewing'
export { changeRuleSet, restoreRuleSet, ruleSet, ruleSetVersions, rules } from './rulekeeping'
export { embargo, schedule, unschedule } from './scheduling'
export { removeTemplate, saveTemplate, templates } from './templates'
export { expiredUses, uses } from './uses'
