/** A browser has no scanner of its own: there the organiser scans, or writes people down. */
export const scanText: (() => Promise<string | null>) | null = null
