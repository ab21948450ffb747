import { serve } from '../_server/serve'
import { notices } from './contract'
import { sweep } from './sending'
import * as service from './service'

export const main = serve(notices, service, { sweep })
