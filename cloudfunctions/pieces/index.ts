import { serve } from '../_server/serve'
import { pieces } from './contract'
import * as service from './service'

export const main = serve(pieces, service)
