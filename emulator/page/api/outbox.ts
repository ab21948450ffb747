import * as z from 'zod/mini'
import { endpoint, Rows, Skip } from './endpoint'

export const outbox = {
  'GET outbox': endpoint(z.object({ limit: Rows(200), skip: Skip }), (services, { limit, skip }) =>
    services.outbox.newest(limit, skip),
  ),
}
