import { createHash } from 'node:crypto'

interface Neighbours {
  /** This cloud's api address: files are fetched from and put to it. */
  readonly api: string
  /** Addresses of all sites of this cloud: a page may show one of them in a frame. */
  readonly frames: readonly string[]
  /** Addresses of the sites that may show this one in a frame. */
  readonly framedBy: readonly string[]
}

/** What every answer of a site says. */
export const PLAIN_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
} as const

/**
 * What a page of a site may load. Style attributes are what Taro's H5 runtime and antd work with; inline scripts are
 * let through by their hash only, as they stood in the built page.
 */
export function pagePolicy(html: string, { api, frames, framedBy }: Neighbours): string {
  return [
    "default-src 'self'",
    `script-src 'self'${inlineScripts(html).map(hashSource).join('')}`,
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob: ${api} http://127.0.0.1:*`,
    `media-src 'self' blob: ${api}`,
    "font-src 'self' data:",
    `connect-src 'self' ${api}`,
    `frame-src ${["'self'", ...frames].join(' ')}`,
    `frame-ancestors ${framedBy.join(' ') || "'none'"}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
  ].join('; ')
}

function inlineScripts(html: string): string[] {
  return [...html.matchAll(/<script\b(?![^>]*\ssrc\s*=)[^>]*>([\s\S]*?)<\/script>/gi)].map(
    ([, script = '']) => script,
  )
}

const hashSource = (script: string) => ` 'sha256-${createHash('sha256').update(script).digest('base64')}'`
