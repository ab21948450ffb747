/**
 * 动态码: the code that an organiser's or a volunteer's phone shows, another one each half minute. It follows from a secret and
 * the half minute alone (HMAC-SHA256, as RFC 6238 does with HOTP), so a phone without a network can show it and a server
 * can tell later when it was shown. Pure, because the mini-program has no crypto of its own.
 */

export const SLOT_MS = 30_000
/** 48 bits in base 16: three days of half minutes tried at random hit once in 30 billion. */
const MAC_LENGTH = 12

const K: readonly number[] = constants()

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4 §4.2.2). */
function constants(): number[] {
  const found: number[] = []
  for (let candidate = 2; found.length < 64; candidate++) {
    let prime = true
    for (let divisor = 2; divisor * divisor <= candidate; divisor++)
      if (candidate % divisor === 0) prime = false
    if (prime) found.push(cubeRootFraction(candidate))
  }
  return found
}
/** A double is exact enough here: the tests hold it against Node's own SHA-256. */
function cubeRootFraction(n: number): number {
  return (n ** (1 / 3) * 2 ** 32) | 0
}

const rotate = (x: number, n: number) => (x >>> n) | (x << (32 - n))
const START = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19]

function sha256(bytes: readonly number[]): number[] {
  const padded = [...bytes, 0x80]
  while (padded.length % 64 !== 56) padded.push(0)
  const bits = bytes.length * 8
  padded.push(0, 0, 0, 0, (bits >>> 24) & 255, (bits >>> 16) & 255, (bits >>> 8) & 255, bits & 255)
  let state = START
  for (let at = 0; at < padded.length; at += 64) state = compressed(state, padded.slice(at, at + 64))
  return state.flatMap((word) => [(word >>> 24) & 255, (word >>> 16) & 255, (word >>> 8) & 255, word & 255])
}

function compressed(state: readonly number[], block: readonly number[]): number[] {
  const w: number[] = []
  const byte = (index: number) => block[index] ?? 0
  for (let i = 0; i < 16; i++) {
    w.push((byte(4 * i) << 24) | (byte(4 * i + 1) << 16) | (byte(4 * i + 2) << 8) | byte(4 * i + 3))
  }
  const word = (index: number) => w[index] ?? 0
  for (let i = 16; i < 64; i++) {
    const s0 = rotate(word(i - 15), 7) ^ rotate(word(i - 15), 18) ^ (word(i - 15) >>> 3)
    const s1 = rotate(word(i - 2), 17) ^ rotate(word(i - 2), 19) ^ (word(i - 2) >>> 10)
    w.push((word(i - 16) + s0 + word(i - 7) + s1) | 0)
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let i = 0; i < 64; i++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    const first = (h + s1 + ((e & f) ^ (~e & g)) + (K[i] ?? 0) + word(i)) | 0
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  return [a, b, c, d, e, f, g, h].map((value, index) => (value + (state[index] ?? 0)) | 0)
}

const bytesOf = (ascii: string) => [...ascii].map((letter) => letter.charCodeAt(0))

/** HMAC-SHA256 (RFC 2104) of two ASCII texts, in base 16. */
export function hmac(key: string, text: string): string {
  const given = bytesOf(key)
  const block = given.length > 64 ? sha256(given) : given
  const padded = Array.from({ length: 64 }, (_, index) => block[index] ?? 0)
  const inner = sha256([...padded.map((byte) => byte ^ 0x36), ...bytesOf(text)])
  const outer = sha256([...padded.map((byte) => byte ^ 0x5c), ...inner])
  return outer.map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Whose code it is: a shift's (its organiser shows it) or a volunteer's; and what scanning it does. */
export interface CodeOf {
  readonly holder: 'shift' | 'volunteer'
  readonly id: string
  readonly what: 'in' | 'out'
}
export const slotAt = (time: number): number => Math.floor(time / SLOT_MS)

/** The text behind the QR picture at a moment: `kv1.<holder>.<id>.<what>.<half minute>.<mac>`. */
export function codeAt(secret: string, { holder, id, what }: CodeOf, time: number): string {
  const slot = slotAt(time)
  const said = `kv1.${holder}.${id}.${what}.${slot}`
  return `${said}.${hmac(secret, said).slice(0, MAC_LENGTH)}`
}

const FORM = /^kv1\.(shift|volunteer)\.([A-Za-z0-9_-]{1,64})\.(in|out)\.(\d{1,12})\.([0-9a-f]{12})$/

/** What a scanned text says of itself; null for any other text. Says nothing about whether it is true. */
export function readCode(text: string): (CodeOf & { slot: number; mac: string }) | null {
  const [, holder, id, what, slot, mac] = FORM.exec(text) ?? []
  if (!holder || !id || !what || !slot || !mac) return null
  return { holder: holder as CodeOf['holder'], id, what: what as CodeOf['what'], slot: Number(slot), mac }
}
