import { forget, keep, recall } from './storage'

const KEY = 'visitor'

/** The token by which a reader without WeChat identity is counted once; handed out by the server, tells nobody who it is. */
export const visitor = {
  token(): string | undefined {
    const token = recall(KEY)
    return typeof token === 'string' && token !== '' ? token : undefined
  },
  keep: (token: string) => void keep(KEY, token),
  forget: () => forget(KEY),
}
