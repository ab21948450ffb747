import { serve } from '../_server/serve'
import { bootstrap } from './bootstrap'
import { people } from './contract'
import * as service from './service'

export const main = serve(people, service, { bootstrap })
