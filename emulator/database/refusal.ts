import { CloudError } from '../admin-api/cloud-error'
import { CODES } from '../admin-api/codes'

/** A query or an update that the database does not accept. */
export const badRequest = (message: string): CloudError => new CloudError(CODES.requestFailed, message)
