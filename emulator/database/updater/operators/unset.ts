import type { UpdateOperator } from '../operator'

export const $unset: UpdateOperator = { creates: false, prepare: () => () => undefined }
