import { AUTH_ADDRESS } from '../auth/door'
import { refuse } from './reply'
import type { Handler } from './server'

export interface Doors {
  readonly admin: Handler
  readonly sms: Handler
  readonly storage: Handler
  /** `/_gateway/…`: clients that sign in. */
  readonly auth: Handler
  /** `/_wechat/…` */
  readonly wechat: Handler
  /** `/_pay/…` */
  readonly payment: Handler
  /** `/_cloud/…` */
  readonly page: Handler
  /** Everything that is left: `/<functionName>`. */
  readonly access: Handler
}

/** The addresses of the api port. Names of the cloud's own begin with an underscore, which a function's name cannot. */
export function routes({ admin, sms, storage, auth, wechat, payment, page, access }: Doors): Handler {
  return (request, response, path, query) => {
    if (path === '/admin')
      return request.method === 'POST' ? admin(request, response, path, query) : refuseMethod(response)
    if (!path.startsWith('/_')) return access(request, response, path, query)
    if (path === '/_sms')
      return request.method === 'POST' ? sms(request, response, path, query) : refuseMethod(response)
    if (path.startsWith('/_storage/')) return storage(request, response, path, query)
    if (path.startsWith(AUTH_ADDRESS)) return auth(request, response, path, query)
    if (path.startsWith('/_wechat/')) return wechat(request, response, path, query)
    if (path.startsWith('/_pay/')) return payment(request, response, path, query)
    if (path === '/_cloud' || path.startsWith('/_cloud/')) return page(request, response, path, query)
    refuse(response, 404, 'INVALID_PATH', 'there is nothing at this address')
  }
}

const refuseMethod = (response: Parameters<Handler>[1]) =>
  refuse(response, 405, 'INVALID_PARAM', 'this address takes POST only')

/** What the functions themselves need to finish what they are at while the cloud stops. */
export const servesFunctions = (path: string): boolean =>
  path === '/admin' || path === '/_sms' || /^\/_(?:storage|wechat|pay)\//.test(path)
