import { serve } from '../_server/serve'
import { volunteers } from './contract'
import { sweep } from './reminding'
import * as service from './service'

export const main = serve(volunteers, service, { sweep })
