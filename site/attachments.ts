/** What residents and volunteers may send along; another district changes the numbers here. */
export const ATTACHMENT_LIMITS = {
  /** One piece of an upload in bytes: small, so that a bar moves on a slow network. */
  partBytes: 512 * 1024,
  /** Largest file in bytes, by kind. A phone's photo has 3 to 12 MB. */
  most: { picture: 15 * 1024 * 1024, voice: 2 * 1024 * 1024 },
  /** A picture as it is kept: its longer side in pixels, enough to read a meter. */
  longest: 1600,
  /** For lists. */
  small: 400,
  /** Longest recording. A second more passes: recorders stop at the end of a frame. */
  voiceSeconds: 60,
  /** What nothing has claimed after these hours is swept away. */
  keepHours: 24,
  /** At once, of one person, that nothing has claimed. */
  unclaimed: 20,
  /** With one order, and with one report of a volunteer. */
  ofOrder: { picture: 6, voice: 1 },
  /** How long an address that was handed out opens, in seconds. */
  addressSeconds: 600,
} as const
