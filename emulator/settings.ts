import { readFileSync } from 'node:fs'
import { en } from 'zod/locales'
import * as z from 'zod/mini'
import type { Declaration } from './database/types'
import { PaymentSettings } from './payment/settings'
import { SmsSettings } from './sms/settings'
import { TimerSettings } from './timers/setting'
import { WechatSettings } from './wechat/settings'

z.config(en())

const Port = z.int().check(z.minimum(0), z.maximum(65_535))
const Name = z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9_-]{0,59}$/))
const isObject = (value: unknown) => typeof value === 'object' && value !== null && 'collections' in value
const Count = (max: number) => z.int().check(z.minimum(1), z.maximum(max))

/** How much one function may take; ranges and defaults of the platform (cloud.tencent.com/document/product/845/19360). */
const FunctionLimits = z.object({
  /** Seconds one call may run. */
  timeout: Count(900),
  /** Megabytes of heap one instance may have. */
  memory: Count(3072),
  /** Instances of one function at the same time. */
  instances: Count(64),
  /** Calls that wait for an instance; one more is refused. */
  queue: Count(100_000),
})
export type FunctionLimits = z.infer<typeof FunctionLimits>
const DEFAULT_LIMITS: FunctionLimits = { timeout: 20, memory: 256, instances: 8, queue: 1000 }

/** The config file of `main.js`. A key nobody knows is refused, so that a misspelt one is noticed. */
export const Settings = z.strictObject({
  /** Where everything is kept: documents, files, outbox. Made when missing. */
  dataDir: z.string().check(z.minLength(1)),
  /** One folder a function, each with an `index.js` that exports `main`. */
  functionsDir: z.string().check(z.minLength(1)),
  /** Collections and their indexes: the path of a JSON file, or what would stand in it. */
  declaration: z.union([z.string().check(z.minLength(1)), z.custom<Declaration>(isObject)]),
  host: z._default(z.string(), '127.0.0.1'),
  /** 0: any free one. Taken: the next free one. */
  port: z._default(Port, 8790),
  sites: z._default(
    z.array(
      z.strictObject({
        name: Name,
        root: z.string(),
        port: Port,
        /** Names of the sites that may show this one in a frame; nobody else may. */
        framedBy: z._default(z.array(Name), []),
      }),
    ),
    [],
  ),
  /** Origins of pages elsewhere that may call functions and use files from a script; the sites here always may. */
  origins: z._default(z.array(z.string().check(z.regex(/^https?:\/\/[^/\s]+$/))), []),
  /** Environment of every function; `{{api}}` becomes this cloud's own address. */
  functionEnv: z._default(z.record(z.string(), z.string()), {}),
  /** Files whose path begins like this can be fetched by anyone, at an address that does not change. */
  publicPrefixes: z._default(z.array(z.string()), []),
  /** Opens the cloud's page and its admin API; made anew at each start when left out. */
  adminToken: z.optional(z.string().check(z.minLength(16))),
  /** Path of `tcb_custom_login.json`, whose key signs tickets of custom log-in. */
  customLogin: z.optional(z.string().check(z.minLength(1))),
  limits: z._default(z.partial(FunctionLimits), {}),
  /** Limits of single functions, by name, and environment of their own; what is left out is as in `limits`. */
  functions: z._default(
    z.record(
      Name,
      z.extend(z.partial(FunctionLimits), { env: z.optional(z.record(z.string(), z.string())) }),
    ),
    {},
  ),
  timers: z._default(TimerSettings, []),
  /** Largest file in storage, in megabytes. */
  fileLimit: z._default(Count(100_000), 100),
  /** Texts of SMS templates by id, with {1} {2} for the parameters, so that the outbox shows what a person would read. */
  smsTemplates: z._default(z.record(z.string(), z.string()), {}),
  /** How strict the SMS service is. */
  sms: z.prefault(SmsSettings, {}),
  /** The local WeChat: accounts, sample people, templates, and how its platform decides. */
  wechat: z.prefault(WechatSettings, {}),
  /** The merchant of WeChat Pay; without one there is no payment. */
  payment: z.optional(PaymentSettings),
  /** Load a function anew when its bundle changes. */
  watch: z._default(z.boolean(), false),
  /** Calls meet changing instances, and what they leave running is named, see `functions/rotation.ts`. For tests. */
  strict: z._default(z.boolean(), false),
})
export type Settings = z.infer<typeof Settings>

export function readSettings(file: string): Settings {
  const parsed = Settings.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (parsed.success) return parsed.data
  throw new Error(`${file}: ${z.prettifyError(parsed.error)}`)
}

export function limitsOf(settings: Settings, name: string): FunctionLimits {
  return { ...DEFAULT_LIMITS, ...settings.limits, ...settings.functions[name] }
}
