import { createClient } from '@functions/_common/client'
import { send } from './transport'

/** The mini-program's way to the cloud: `api(articles).read({ articleId })`. */
export const api = createClient(send)
