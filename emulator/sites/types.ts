/** Content types by extension: a site's files are the builder's own, so their names may be believed. */
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  webmanifest: 'application/manifest+json; charset=utf-8',
  map: 'application/json; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  ico: 'image/x-icon',
  woff: 'font/woff',
  woff2: 'font/woff2',
  ttf: 'font/ttf',
  wasm: 'application/wasm',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
}

export function typeOf(path: string): string {
  return TYPES[extensionOf(path)] ?? 'application/octet-stream'
}

export function extensionOf(path: string): string {
  return /\.([A-Za-z0-9]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
}

/** Texts shrink; pictures, fonts (but ttf) and sound are packed already. */
export const shrinks = (type: string): boolean =>
  type.includes('charset=utf-8') || type === 'font/ttf' || type === 'application/wasm'

/** `app.1a2b3c4d.js`, `/assets/index-Bk3xQ_9a.js`: a builder's content hash stands in the name, so the content never changes. */
export const isHashed = (path: string): boolean =>
  /[.-][0-9a-f]{8,32}\.(?:chunk\.)?\w+$/.test(path) || /\/assets\/[^/]*-[\w-]{8}\.\w+$/.test(path)
