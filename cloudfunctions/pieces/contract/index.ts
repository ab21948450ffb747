import { defineContract } from '../../_common/contract'
import { boardActions } from './board'
import { creditActions } from './credit'

export const pieces = defineContract('pieces', { ...boardActions, ...creditActions })
