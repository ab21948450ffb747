import { defineContract } from '../../_common/contract'
import { hours } from './hours'
import { registered } from './registered'
import { shifts } from './shifts'

export const volunteers = defineContract('volunteers', { ...registered, ...shifts, ...hours })
