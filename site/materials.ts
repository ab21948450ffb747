/** What the material library takes, and how long it waits; another district changes the numbers here. */
export const MATERIAL_LIMITS = {
  /** One piece of an upload in bytes: small enough for a phone on a bad network. COS takes pieces of any size here. */
  partBytes: 2 * 1024 * 1024,
  /** Largest file in bytes, by kind. */
  most: {
    picture: 30 * 1024 * 1024,
    video: 300 * 1024 * 1024,
    audio: 100 * 1024 * 1024,
    document: 50 * 1024 * 1024,
  },
  /** An upload that nobody went on with is given up after these days. */
  keepUnfinishedDays: 14,
  /** Rights that run out within these days are warned of. */
  warnDays: 14,
  /** Pictures whose fingerprints differ in no more of their 64 bits are shown as alike; found for certain up to 7. */
  alikeBits: 7,
} as const
