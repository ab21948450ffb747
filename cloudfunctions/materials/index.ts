import { serve } from '../_server/serve'
import { materials } from './contract'
import * as service from './service'
import { sweep } from './sweeping'

export const main = serve(materials, service, { sweep })
