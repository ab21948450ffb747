import { randomBytes, randomInt } from 'node:crypto'
import { type Shelf, Shelves } from '../shelves'
import { makePlatformKey, type PlatformKey } from './certificate'
import { PayError } from './codes'
import { Notices } from './notices'
import { type Order, type Refund, refundOf, transactionOf } from './orders'
import type { PaymentSettings } from './settings'

const TICK_MS = 500
const PREPAY_MS = 2 * 3600 * 1000

interface Options {
  /** The SQLite file; made when missing. */
  readonly file: string
  readonly settings: PaymentSettings
  readonly now: () => number
  readonly isOwn: (url: string) => boolean
}

type NewOrder = Omit<Order, 'prepay_id' | 'state' | 'transaction_id' | 'paidAt'>
type NewRefund = Omit<Refund, 'refund_id' | 'status' | 'createdAt' | 'endsAt'>

/** Orders and refunds of one merchant, on disk. */
export class Payments {
  readonly settings: PaymentSettings
  readonly now: () => number
  readonly key: PlatformKey
  readonly notices: Notices
  readonly #orders: Shelf<Order>
  readonly #refunds: Shelf<Refund>
  readonly #shelves: Shelves
  readonly #tick: NodeJS.Timeout
  /** Refunds on their way, so that looking at them often costs nothing. */
  readonly #underWay: Set<string>
  #sending: Promise<void> = Promise.resolve()

  constructor({ file, settings, now, isOwn }: Options) {
    this.settings = settings
    this.now = now
    this.#shelves = new Shelves(file)
    this.#orders = this.#shelves.shelf('orders')
    this.#refunds = this.#shelves.shelf('refunds')
    this.#underWay = new Set(
      this.refunds().flatMap(({ status, out_refund_no }) => (status === 'PROCESSING' ? [out_refund_no] : [])),
    )
    this.key = this.#platformKey()
    this.notices = new Notices(this.#shelves.shelf('notices'), {
      now,
      key: this.key,
      apiV3Key: settings.apiV3Key,
      isOwn,
    })
    this.#tick = setInterval(() => this.#look(), TICK_MS).unref()
  }

  /** The same order again is no second one; a number that was used for another is refused. */
  place(wanted: NewOrder): Order {
    const before = this.#orders.get(wanted.out_trade_no)
    if (!before)
      return this.#keep({
        ...wanted,
        prepay_id: this.#newPrepayId(),
        state: 'NOTPAY',
        transaction_id: '',
        paidAt: 0,
      })
    if (!isSame(before, wanted)) throw new PayError('duplicate')
    if (before.paidAt) throw new PayError('paid')
    if (before.state === 'CLOSED') throw new PayError('closed')
    return before
  }

  order(outTradeNo: string): Order {
    const order = this.#orders.get(outTradeNo)
    if (!order) throw new PayError('noOrder')
    return order
  }

  orderById(transactionId: string): Order {
    const order = this.orders().find((one) => one.transaction_id === transactionId && one.paidAt)
    if (!order) throw new PayError('noOrder')
    return order
  }

  orders(): Order[] {
    return this.#orders.newest().map(({ value }) => value)
  }

  refunds(): Refund[] {
    return this.#refunds.newest().map(({ value }) => value)
  }

  refund(outRefundNo: string): Refund {
    const refund = this.#refunds.get(outRefundNo)
    if (!refund) throw new PayError('noResource')
    return refund
  }

  close(outTradeNo: string): void {
    const order = this.order(outTradeNo)
    if (order.paidAt) throw new PayError('paid')
    this.#keep({ ...order, state: 'CLOSED' })
  }

  /** Somebody pays on the phone, or the bank says no. */
  pay(prepayId: string, isGood: boolean): Order {
    const order = this.orders().find((one) => one.prepay_id === prepayId)
    if (!order) throw new PayError('noOrder')
    if (order.paidAt) throw new PayError('paid')
    if (order.state === 'CLOSED' || this.#isOver(order)) throw new PayError('closed')
    if (!isGood) return this.#keep({ ...order, state: 'PAYERROR' })
    const transaction_id = `4200${String(this.now())}${String(randomInt(10 ** 11)).padStart(11, '0')}`
    return this.#shelves.together(() => {
      const paid = this.#keep({ ...order, state: 'SUCCESS', transaction_id, paidAt: this.now() })
      this.notices.add(paid.notify_url, 'TRANSACTION.SUCCESS', transactionOf(paid))
      return paid
    })
  }

  startRefund(wanted: NewRefund): Refund {
    const before = this.#refunds.get(wanted.out_refund_no)
    if (before) {
      if (before.out_trade_no !== wanted.out_trade_no || before.refund !== wanted.refund)
        throw new PayError('invalid', '订单金额或退款金额与之前请求不一致，请核实后再试')
      return before
    }
    const order = this.order(wanted.out_trade_no)
    if (!order.paidAt) throw new PayError('invalid', '订单未支付')
    if (wanted.total !== order.total) throw new PayError('invalid', '订单金额不一致')
    const earlier = this.refunds().filter((one) => one.out_trade_no === order.out_trade_no)
    const sum = earlier.reduce((total, { refund }) => total + refund, 0)
    if (sum + wanted.refund > order.total) throw new PayError('invalid', '申请退款金额超过订单可退金额')
    if (earlier.length >= 50) throw new PayError('invalid', '部分退款次数超限')
    const createdAt = this.now()
    const refund: Refund = {
      ...wanted,
      refund_id: `5030${String(createdAt)}${String(randomInt(10 ** 11)).padStart(11, '0')}`,
      status: 'PROCESSING',
      createdAt,
      endsAt: createdAt + this.settings.refundSeconds * 1000,
    }
    return this.#shelves.together(() => {
      this.#keep({ ...order, state: 'REFUND' })
      this.#refunds.put(refund.out_refund_no, refund)
      this.#underWay.add(refund.out_refund_no)
      return refund
    })
  }

  /** Whatever the clock has brought about: refunds arrive, notices go out. */
  async settle(): Promise<void> {
    for (const number of this.#underWay) {
      const refund = this.refund(number)
      if (refund.endsAt <= this.now()) this.#endRefund(refund)
    }
    const sent = this.notices.sendDue()
    this.#sending = Promise.all([this.#sending, sent]).then(() => {})
    // what an earlier look has begun to send counts too
    await this.#sending
  }

  async stop(): Promise<void> {
    clearInterval(this.#tick)
    await this.#sending
    this.#shelves.close()
  }

  #look(): void {
    this.settle().catch((error: unknown) => console.error('payment', error))
  }

  #endRefund(refund: Refund): void {
    const order = this.order(refund.out_trade_no)
    const ended: Refund = { ...refund, status: 'SUCCESS' }
    this.#shelves.together(() => {
      this.#refunds.put(ended.out_refund_no, ended)
      this.#underWay.delete(ended.out_refund_no)
      if (ended.notify_url) {
        const { status: refund_status, ...rest } = refundOf(ended, order) as { status: string }
        this.notices.add(ended.notify_url, 'REFUND.SUCCESS', { mchid: order.mchid, ...rest, refund_status })
      }
    })
  }

  #isOver({ prepay_id, time_expire }: Order): boolean {
    const madeAt = Number.parseInt(prepay_id.slice(2, 13), 36)
    return madeAt + PREPAY_MS < this.now() || (time_expire !== '' && Date.parse(time_expire) < this.now())
  }

  #newPrepayId(): string {
    return `wx${this.now().toString(36).padStart(11, '0')}${randomBytes(12).toString('hex')}`
  }

  #keep(order: Order): Order {
    this.#orders.put(order.out_trade_no, order)
    return order
  }

  #platformKey(): PlatformKey {
    const shelf = this.#shelves.shelf<PlatformKey>('platform')
    const kept = shelf.get('key')
    if (kept) return kept
    const made = makePlatformKey(this.now())
    shelf.put('key', made)
    return made
  }
}

const isSame = (before: Order, wanted: NewOrder): boolean =>
  Object.entries(wanted).every(([name, value]) => before[name as keyof NewOrder] === value)
