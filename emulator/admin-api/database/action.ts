import type { Database } from '../../database'
import type { Body } from './request'

/** Answers one action of the wire; the reply goes out with a requestId added. Throws CloudError. */
export type DatabaseAction = (body: Body, database: Database) => Promise<object> | object
