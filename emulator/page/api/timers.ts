import * as z from 'zod/mini'
import { moveClock } from '../../timers/move'
import { endpoint, missing, Nothing, refusingAll, Text } from './endpoint'

export const timers = {
  'GET timers': endpoint(Nothing, ({ timers }) => timers.list()),

  'GET clock': endpoint(Nothing, ({ timers }) => ({ now: new Date(timers.now()).toISOString() })),

  'POST timers/run': endpoint(
    z.object({ functionName: Text, name: Text }),
    async ({ timers }, { functionName, name }) => {
      const timer = await timers.runNow(functionName, name)
      if (!timer) throw missing('there is no such timer')
      return timer
    },
  ),

  'POST clock': endpoint(z.unknown(), ({ timers }, input) => refusingAll(() => moveClock(timers, input))),
}
