import { defineContract } from '../../_common/contract'
import { assisting } from './assisting'
import { checking } from './checking'
import { commenting } from './commenting'
import { drafting } from './drafting'
import { importing } from './importing'
import { linking } from './linking'
import { locking } from './locking'
import { pictures } from './pictures'
import { publishing } from './publishing'
import { renditions } from './renditions'
import { reviewing } from './reviewing'
import { templates } from './templates'
import { uses } from './uses'

export { Finding } from './checking'
export { Story, StoryContent, StoryRow, Version } from './content'
export { ImportItem } from './importing'
export { LeftWords, LOCK, Lock } from './locking'
export { MAX_PICTURE_BYTES, PICTURE_TYPES } from './pictures'
export { EditableForm, FORM_LABELS, FORMS, FormBody, Meter, Rendition, Shot } from './renditions'

export {
  Delegation,
  DeskRow,
  Mark,
  Moved,
  Person,
  REVIEWS,
  Review,
  Signature,
  STAGE_LABELS,
  STAGE_ROLES,
  STAGES,
  STORY_ACTIONS,
  type Stage,
  StageRecord,
  type StoryAction,
} from './reviewing'

/** 稿件, from the first word to the last reader: one table of actions a file. */
export const stories = defineContract(
  'stories',
  {
    ...drafting,
    ...locking,
    ...commenting,
    ...templates,
    ...linking,
    ...checking,
    ...assisting,
    ...renditions,
    ...reviewing,
    ...publishing,
    ...pictures,
    ...uses,
    ...importing,
  },
  { sweeps: '0 * * * * * *' },
)
