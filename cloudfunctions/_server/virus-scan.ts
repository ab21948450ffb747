/**
 * A virus scanner behind an address that the operator names in the function's settings (VIRUS_SCAN_URL, VIRUS_SCAN_KEY); none is
 * built in. The wire: the file's bytes as the body of a POST, answered by `{ "verdict": "clean" | "infected" }`.
 */
export type Verdict = 'clean' | 'infected' | 'unavailable'

const TIMEOUT_MS = 15_000

/** Without a scanner nothing is scanned and everything passes; a scanner that gives no clear answer is `unavailable`. */
export async function scanned(bytes: Uint8Array): Promise<Verdict> {
  const { VIRUS_SCAN_URL: url, VIRUS_SCAN_KEY: key = '' } = process.env
  if (!url) return 'clean'
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/octet-stream',
        ...(key ? { authorization: `Bearer ${key}` } : {}),
      },
      body: bytes as BodyInit,
      // neither a key nor somebody's picture follows to another place
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const { verdict } = (answer.ok ? await answer.json() : {}) as { verdict?: unknown }
    return verdict === 'clean' || verdict === 'infected' ? verdict : 'unavailable'
  } catch {
    return 'unavailable'
  }
}
