/** Everything the mini-program asked of the phone, in order. */
export interface PhoneCall {
  readonly name: string
  readonly args: Readonly<Record<string, unknown>>
}

interface Callbacks {
  success?(result: unknown): void
  fail?(failure: PhoneFailure): void
  complete?(outcome: unknown): void
}

/** What WeChat rejects with: not an Error. */
export interface PhoneFailure {
  readonly errMsg: string
  readonly errCode?: number
}

export type PhoneApi = (options?: Record<string, unknown> & Callbacks) => Promise<unknown> | undefined

const reasonOf = (error: unknown): string => {
  if (error && typeof error === 'object' && 'errMsg' in error) return String(error.errMsg)
  return error instanceof Error ? error.message : String(error)
}

/** Makes an API as WeChat's are: callbacks when there are any, else a promise; failures are `{ errMsg }`. */
export function createApiMaker(calls: PhoneCall[]) {
  return function api(
    name: string,
    work: (options: Record<string, unknown>) => unknown = () => undefined,
  ): PhoneApi {
    return (options = {}) => {
      const { success, fail, complete, ...args } = options
      calls.push({ name, args })
      const outcome = Promise.resolve()
        .then(() => work(args))
        .then(
          (result) => {
            const answer = { errMsg: `${name}:ok`, ...(result && typeof result === 'object' ? result : {}) }
            success?.(answer)
            complete?.(answer)
            return answer
          },
          (error: unknown) => {
            const errCode = (error as PhoneFailure | null)?.errCode
            const failure = {
              errMsg: `${name}:fail ${reasonOf(error)}`,
              ...(errCode === undefined ? {} : { errCode }),
            }
            fail?.(failure)
            complete?.(failure)
            throw failure
          },
        )
      if (!success && !fail && !complete) return outcome
      outcome.catch(() => undefined)
      return undefined
    }
  }
}
export type ApiMaker = ReturnType<typeof createApiMaker>
