import { serve } from '../_server/serve'
import { questions } from './contract'
import * as service from './service'

export const main = serve(questions, service)
