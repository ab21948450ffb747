import * as z from 'zod/mini'
import { parseCron } from './cron'

/** The platform's rule for names of functions and of triggers. */
const Name = z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9_-]{0,59}$/))

const Config = z.string().check(
  z.superRefine((text, context) => {
    try {
      parseCron(text)
    } catch (error) {
      context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) })
    }
  }),
)

/** A timer trigger; `config` as in `cron.ts`. */
const TimerSetting = z.strictObject({
  function: Name,
  name: Name,
  config: Config,
  /** `Message` of the event; 4 KB in the cloud. */
  message: z._default(z.string().check(z.maxLength(4096)), ''),
})
export type TimerSetting = z.infer<typeof TimerSetting>

const areNamedApart = (timers: readonly TimerSetting[]) =>
  new Set(timers.map((one) => `${one.function}/${one.name}`)).size === timers.length

export const TimerSettings = z
  .array(TimerSetting)
  .check(z.refine(areNamedApart, 'two timers of one function have the same name'))
