import { defineContract } from '../../_common/contract'
import { hours } from './hours'
import { projects } from './projects'
import { records } from './records'
import { registered } from './registered'
import { shifts } from './shifts'
import { teams } from './teams'

export const volunteers = defineContract(
  'volunteers',
  { ...registered, ...shifts, ...hours, ...teams, ...projects, ...records },
  // from six in the evening, a few times: whoever comes tomorrow is reminded of it
  { sweeps: '0 */5 18 * * * *' },
)
