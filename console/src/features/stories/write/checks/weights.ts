import type { Finding } from '@functions/stories/contract'

/** How strongly a rule speaks, in the newsroom's words. */
export const WEIGHTS: Record<Finding['weight'], string> = { confirm: '要确认', fix: '要改', advice: '看一眼' }
