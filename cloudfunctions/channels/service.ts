import type { OutputOf, ParsedInputOf } from '../_common/contract'
import type { channels } from './contract'
import * as settings from './settings'

export {
  cancel,
  markFailed,
  markPictureReplaced,
  markPublished,
  markWithdrawn,
  putDown,
  takeUp,
  undo,
} from './keeping'
export { list, open, overview } from './outbox'

type SaveSettings = typeof channels.actions.saveSettings

export const saveSettings = (input: ParsedInputOf<SaveSettings>): Promise<OutputOf<SaveSettings>> =>
  settings.saveSettings(input)
