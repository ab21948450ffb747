import type { Caller } from '../_server/caller'
import type { MaterialRow, Transaction } from './store'

export async function noteMove(
  _transaction: Transaction,
  _row: MaterialRow,
  _caller: Caller,
  _event: string,
): Promise<void> {}

export async function noteByClock(
  _transaction: Transaction,
  _row: MaterialRow,
  _at: Date,
  _event: string,
): Promise<void> {}
