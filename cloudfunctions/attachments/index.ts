import { serve } from '../_server/serve'
import { attachments } from './contract'
import * as service from './service'
import { sweep } from './sweeping'

export const main = serve(attachments, service, { sweep })
