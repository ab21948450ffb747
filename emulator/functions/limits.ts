/** The platform's limits for functions (cloud.tencent.com/document/product/583/11637). */

/** Largest event and largest answer of a call, in bytes. */
export const MAX_EVENT_BYTES = 6 * 1024 * 1024
export const MAX_ANSWER_BYTES = 6 * 1024 * 1024

/** An instance that has not loaded after this time will not. */
export const START_LIMIT_MS = 65_000

/**
 * What a call waits before another instance is started for it: short calls are over sooner than an instance is up,
 * and starting one costs a laptop as much as hundreds of calls. Longer while one is being started already.
 */
export const GROWTH_PATIENCE_MS = 15
export const START_PATIENCE_MS = 300

/**
 * A line that moves is let be while its last call will wait no longer than this: one instance whose code is compiled and
 * whose answers are kept serves short calls sooner than several, which only take turns at the processor. The first holds
 * while other instances are idle, the second before one is started.
 */
export const WARM_LINE_MS = 15
export const LONGEST_LINE_MS = 50

/** Instances above the first are ended after this much idleness. */
export const IDLE_LIMIT_MS = 60_000

/** A longer log line is cut; the platform's own console does likewise. */
export const MAX_LOG_CHARACTERS = 8 * 1024

/** A longer event is not kept for the list of calls, only its beginning. */
export const MAX_KEPT_EVENT_CHARACTERS = 16 * 1024

/** So long after its last answer an instance is stopped until the next call; in strict mode at once. Waking it costs time. */
export const THAWED_MS = 100
