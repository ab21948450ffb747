import { TextDecoder, TextEncoder } from 'node:util'

/** jsdom has none, and react-router asks for it when it is loaded. Import this first. */
Object.assign(globalThis, { TextDecoder, TextEncoder })
