import { serve } from '../_server/serve'
import { orders } from './contract'
import * as service from './service'
import { sweep } from './sweeping'

export const main = serve(orders, service, { sweep })
