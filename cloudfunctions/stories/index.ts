import { serve } from '../_server/serve'
import { stories } from './contract'
import * as service from './service'
import { sweep } from './sweeping'

export const main = serve(stories, service, { sweep })
