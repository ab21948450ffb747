import { defineContract } from '../../_common/contract'
import { assigned } from './assignments'
import { duty } from './duty'
import { meetings } from './meetings'
import { pitches } from './pitches'
import { planned } from './planning'

export { Assignment } from './assignments'
export { Gap, Shift } from './duty'
export { Meeting, OUTCOME_LABELS, OUTCOMES, Plan } from './meetings'
export { Pitch, PitchContent } from './pitches'
export { Coverage, EventContent, KeyDate, PlannedEvent, Task } from './planning'
export { Move, Person, PLAN_FORM_LABELS, PLAN_FORMS, type PlanForm } from './shared'

/** 策: 选题池, 策划会, 日历, 任务, 值班. One table of actions a file. */
export const plans = defineContract(
  'plans',
  { ...pitches, ...meetings, ...planned, ...assigned, ...duty },
  { sweeps: '0 * * * * * *' },
)
