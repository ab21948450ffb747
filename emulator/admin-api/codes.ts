/**
 * Every failure code this cloud answers with, in one table: most are documented, those marked `unverified` were never
 * seen from the real service. Codes are the strings the SDK throws as `error.code`.
 */
export const CODES = {
  system: 'SYS_ERR',
  invalidParam: 'INVALID_PARAM',
  /** the bearer or signature is missing or wrong */
  signature: 'SIGN_PARAM_INVALID',
  invalidCommonParam: 'INVALID_COMMON_PARAM',
  requestFailed: 'DATABASE_REQUEST_FAILED',
  duplicateWrite: 'DATABASE_DUPLICATE_WRITE',
  collectionNotExist: 'DATABASE_COLLECTION_NOT_EXIST',
  /** unverified: what createCollection answers for a name that is taken */
  collectionExists: 'DATABASE_COLLECTION_ALREADY_EXIST',
  collectionLimit: 'DATABASE_COLLECTION_EXCEED_LIMIT',
  transactionFail: 'DATABASE_TRANSACTION_FAIL',
  transactionConflict: 'DATABASE_TRANSACTION_CONFLICT',
} as const
