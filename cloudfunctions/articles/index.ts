import { serve } from '../_server/serve'
import { articles } from './contract'
import * as service from './service'

export const main = serve(articles, service)
