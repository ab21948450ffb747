import type { PayCall } from '../call'
import { closeOrder } from './close-order'
import { getCertificates } from './get-certificates'
import { placeOrder } from './place-order'
import { queryOrder } from './query-order'
import { queryRefund } from './query-refund'
import { queryTransaction } from './query-transaction'
import { refundOrder } from './refund-order'

/** Every call of WeChat Pay that is answered here. */
export const PAY_CALLS: readonly PayCall[] = [
  placeOrder,
  queryOrder,
  queryTransaction,
  closeOrder,
  refundOrder,
  queryRefund,
  getCertificates,
]
