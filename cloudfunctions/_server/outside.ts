import { lookup } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { site } from '../../site'

/**
 * Opens addresses of other sites that people wrote into stories. Whoever writes a link must not be able to have the centre
 * knock at doors inside its own network, so every address is judged after its name was resolved, at each redirect anew, and the
 * connection goes to the very address that was judged (a name may resolve to another one a moment later).
 */

/** `status`: what came, or 0. `trouble`: why nothing came. */
export interface Opened {
  readonly status: number
  readonly trouble: Trouble | null
}
/**
 * `inside`: a private, loopback or reserved address. `no_name`: no site has this name. `no_answer`: refused, cut or too slow.
 * `redirects`: sent on and on. `certificate`: not trusted here, which a browser may see otherwise. `offline`: it is our own
 * network that does not work, which says nothing of the address.
 */
export type Trouble = 'inside' | 'no_name' | 'no_answer' | 'redirects' | 'certificate' | 'offline'

const TIMEOUT_MS = 5_000
const MOST_REDIRECTS = 5
const AGENT = `Mozilla/5.0 (compatible; KundulunLinkCheck/1.0; +${site.origin})`

/** What IANA keeps from the public Internet (RFC 6890 and its registries), and multicast. */
const RESERVED: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
  ['2001::', 23, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
]
const reserved = new BlockList()
for (const [net, prefix, family] of RESERVED) reserved.addSubnet(net, prefix, family)
const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')
/** Of IPv6 only this part is public at all; what maps, embeds or scopes another address lies outside of it. */
const publicV6 = new BlockList()
publicV6.addSubnet('2000::', 3, 'ipv6')

/** Whether the centre may connect to an address; a local centre may also ask itself. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  if (isIP(address) === 0) return false
  if (process.env.OUTSIDE_LOOPBACK === '1' && loopback.check(address, family)) return true
  return !reserved.check(address, family) && (family === 'ipv4' || publicV6.check(address, family))
}

const INSIDE = 'ERR_ADDRESS_INSIDE'
const insideError = () => Object.assign(new Error('address is not public'), { code: INSIDE })

/** Resolves as Node would, and refuses a name of which any address is not public. */
const publicLookup: LookupFunction = (name, options, done) => {
  lookup(name, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '', 4)
    const [first] = addresses
    if (!first || !addresses.every(({ address }) => isPublicAddress(address)))
      return done(insideError(), '', 4)
    if (options.all) done(null, addresses)
    else done(null, first.address, first.family)
  })
}

const KNOWN_PORTS = 1024
/** Ports of mail, shells and the like answer no link. */
const mayKnock = ({ port }: URL): boolean =>
  port === '' || port === '80' || port === '443' || Number(port) >= KNOWN_PORTS

/**
 * Asks an address whether it opens: the head first, the page when that brings nothing, because many a server answers a question
 * for the head alone with an error or not at all. Of the page not a byte is read. Takes `timeoutMs` twice at most.
 */
export async function openAddress(href: string, timeoutMs = TIMEOUT_MS): Promise<Opened> {
  const head = await follow(href, 'HEAD', AbortSignal.timeout(timeoutMs))
  const refused = head.status >= 400 || head.trouble === 'no_answer'
  return refused ? follow(href, 'GET', AbortSignal.timeout(timeoutMs)) : head
}

async function follow(href: string, method: 'HEAD' | 'GET', signal: AbortSignal): Promise<Opened> {
  let address = href
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    const url = URL.canParse(address) ? new URL(address) : null
    if (!url || !/^https?:$/.test(url.protocol) || url.username !== '') return failed('no_name')
    const literal = url.hostname.replace(/^\[|\]$/g, '')
    // a literal address is connected to without being looked up
    if (!mayKnock(url) || (isIP(literal) !== 0 && !isPublicAddress(literal))) return failed('inside')
    try {
      const { status, location } = await ask(url, method, signal)
      if (status < 300 || status >= 400 || location === null) return { status, trouble: null }
      address = URL.canParse(location, url) ? new URL(location, url).href : ''
    } catch (error) {
      return failed(troubleOf(error))
    }
  }
  return failed('redirects')
}

const failed = (trouble: Trouble): Opened => ({ status: 0, trouble })

function ask(
  url: URL,
  method: 'HEAD' | 'GET',
  signal: AbortSignal,
): Promise<{ status: number; location: string | null }> {
  const { request } = url.protocol === 'https:' ? https : http
  return new Promise((done, fail) => {
    const asking = request(
      url,
      {
        method,
        signal,
        agent: false,
        lookup: publicLookup,
        headers: { 'user-agent': AGENT, accept: 'text/html,*/*;q=0.8' },
      },
      (answer) => {
        done({ status: answer.statusCode ?? 0, location: answer.headers.location ?? null })
        answer.destroy()
      },
    )
    asking.on('error', fail)
    asking.end()
  })
}

const OURS = new Set(['EAI_AGAIN', 'ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL'])

function troubleOf(error: unknown): Trouble {
  const { code = '' } = error as { code?: string }
  if (code === INSIDE) return 'inside'
  if (code === 'ENOTFOUND') return 'no_name'
  if (OURS.has(code)) return 'offline'
  return /CERT|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET)/.test(code) ? 'certificate' : 'no_answer'
}
