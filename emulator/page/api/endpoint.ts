import * as z from 'zod/mini'
import type { Calls } from '../../admin-api/calls'
import type { Database } from '../../database'
import type { Functions } from '../../functions'
import type { Outbox } from '../../outbox'
import type { Storage } from '../../storage'
import type { Timers } from '../../timers'
import type { World } from '../../wechat/world'

/** The services that the page shows. */
export interface PageServices {
  readonly adminToken: string
  readonly functionsDir: string
  /** This cloud's own address. */
  readonly api: string
  /** Addresses of the static sites by name, once they listen. */
  readonly sites: () => Readonly<Record<string, string>>
  /** What functions and tools asked of this cloud. */
  readonly calls: Calls
  readonly database: Database
  readonly functions: Functions
  readonly timers: Timers
  readonly storage: Storage
  readonly outbox: Outbox
  readonly wechat: World
}

/** One address of the page's API: what it takes, and what it answers as JSON. */
export interface Endpoint {
  answer(services: PageServices, input: unknown, address: string): unknown
}

/** Input that does not fit never reaches the answer. `address` is where the request came from. */
export function endpoint<S extends z.ZodMiniType>(
  schema: S,
  answer: (services: PageServices, input: z.output<S>, address: string) => unknown,
): Endpoint {
  return {
    answer(services, input, address) {
      const parsed = schema.safeParse(input)
      if (!parsed.success) throw invalid(z.prettifyError(parsed.error))
      return answer(services, parsed.data, address)
    },
  }
}

/** A refusal of the page's own; `details` go along. */
export class PageRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: object = {},
  ) {
    super(message)
  }
}

export const invalid = (message: string) => new PageRefusal(400, 'INVALID_PARAM', message)
export const missing = (message: string) => new PageRefusal(404, 'NOT_FOUND', message)

/** JSON text as it is, when an answer has it already. */
export class JsonText {
  constructor(readonly text: string) {}
}

const MAX_ROWS = 500
/** Counts come as texts in an address and as numbers in a body. */
export const Rows = (standard: number) =>
  z.pipe(
    z.optional(z.union([z.string(), z.number()])),
    z.transform((value) => Math.min(MAX_ROWS, Math.max(1, Math.floor(Number(value) || standard)))),
  )
export const Skip = z.pipe(
  z.optional(z.union([z.string(), z.number()])),
  z.transform((value) => Math.max(0, Math.floor(Number(value) || 0))),
)
export const Text = z.string().check(z.minLength(1), z.maxLength(2000))
export const Nothing = z.object({})

/** For what checks its own input: whatever it throws is a refusal. */
export async function refusingAll<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof z.core.$ZodError) throw invalid(z.prettifyError(error))
    throw error instanceof Error ? invalid(error.message) : error
  }
}
