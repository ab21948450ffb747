import { serve } from '../_server/serve'
import { stories } from './contract'
import * as service from './service'

export const main = serve(stories, service)
