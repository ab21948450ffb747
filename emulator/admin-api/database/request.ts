import type { DocumentDatabase } from '../../database/document-database'
import { badRequest } from '../../database/refusal'
import { decode, type ServerDate } from '../../database/values/decode'
import type { Document } from '../../database/values/value'
import { CloudError } from '../cloud-error'
import { CODES } from '../codes'

/** What stands in the body of a request. */
export type Body = Record<string, unknown>

export function text(body: Body, name: string): string {
  const value = body[name]
  if (typeof value === 'string' && value !== '') return value
  throw invalid(`${name} must be a text`)
}

export function optionalText(body: Body, name: string): string | undefined {
  return body[name] === undefined || body[name] === null ? undefined : text(body, name)
}

/** A whole number that is not negative. */
export function optionalCount(body: Body, name: string): number | undefined {
  const value = body[name]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value
  throw invalid(`${name} must be a whole number, not negative`)
}

/** An EJSON text as a document; an empty one when it is left out. */
export function optionalDocument(body: Body, name: string, database: DocumentDatabase): Document {
  const value = optionalText(body, name)
  return value === undefined ? {} : decode(value, name, serverDate(body, database))
}

/** Fills in the server's own date. Inside a transaction the platform does not offer it. */
export function serverDate(body: Body, database: DocumentDatabase): ServerDate {
  if (body.transactionId === undefined) return (offset) => new Date(database.now() + offset)
  return () => {
    throw badRequest('serverDate is not supported in a transaction')
  }
}

/** The transaction a request belongs to, as the database takes it. */
export function ofTransaction(body: Body): { transactionId?: string } {
  const transactionId = optionalText(body, 'transactionId')
  return transactionId === undefined ? {} : { transactionId }
}

export function refuseLarger(size: number, limit: number, what: string): void {
  if (size > limit) throw invalid(`${what} is larger than ${limit} bytes`)
}

export function invalid(message: string): CloudError {
  return new CloudError(CODES.invalidParam, message)
}
