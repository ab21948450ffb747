import type { Spot } from './spot'

/** A browser has no map of ours: the list of streets stands there. */
export const chooseSpot: (() => Promise<Spot | null>) | null = null
