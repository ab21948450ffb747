import { serve } from '../_server/serve'
import { channels } from './contract'
import { sweep } from './keeping'
import * as service from './service'

export const main = serve(channels, service, { sweep })
