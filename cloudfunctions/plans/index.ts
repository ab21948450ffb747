import { serve } from '../_server/serve'
import { plans } from './contract'
import { calendarFor } from './feed'
import * as service from './service'
import { sweep } from './sweeping'

export const main = serve(plans, service, { sweep, feed: calendarFor })
