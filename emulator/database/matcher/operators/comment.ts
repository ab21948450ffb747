import type { QueryOperator } from '../test'

/** A remark for whoever reads the logs; asks nothing of the document. */
export const $comment: QueryOperator = () => () => true
