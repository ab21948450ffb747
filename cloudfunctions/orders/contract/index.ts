import { defineContract } from '../../_common/contract'
import { clocks } from './clocks'
import { desk } from './desk'
import { resident } from './resident'
import { open } from './statistics'
import { volunteer } from './volunteer'

export { DESK_TABS, type DeskTab } from './desk'
export { FOR_WHOM, Order, OrderCard, OrderContent, Step, When } from './shared'
export { FIGURES, type Figure, type Figures, type Statistics, type StatisticsGroup } from './statistics'
export { MyPart, type Obstacle, OpenOrder } from './volunteer'

/** 点单 审单 派单 领单 评单, with 督单 over all of it. One table of actions a file. */
export const orders = defineContract(
  'orders',
  { ...resident, ...volunteer, ...desk, ...clocks, ...open },
  { sweeps: '0 * * * * * *' },
)
