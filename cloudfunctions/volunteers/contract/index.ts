import { defineContract } from '../../_common/contract'
import { registered } from './registered'

export const volunteers = defineContract('volunteers', { ...registered })
