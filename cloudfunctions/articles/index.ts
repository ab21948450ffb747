import { serve } from '../_server/serve'
import { articles } from './contract'
import * as service from './service'
import { sweep } from './sweeping'

export const main = serve(articles, service, { sweep })
