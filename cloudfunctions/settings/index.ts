import { serve } from '../_server/serve'
import { settings } from './contract'
import * as service from './service'

export const main = serve(settings, service)
