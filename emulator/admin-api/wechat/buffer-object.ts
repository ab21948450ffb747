import { CloudError } from '../cloud-error'
import { CODES } from '../codes'

/** The JSON object that an action's `requestData` carries, as text or as a form's file; absent is an empty one. */
export function bufferObject(requestData: unknown): Record<string, unknown> {
  const text = Buffer.isBuffer(requestData) ? requestData.toString('utf8') : requestData
  if (text === undefined || text === '') return {}
  try {
    const value: unknown = JSON.parse(String(text))
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>
  } catch {
    // refused below
  }
  throw new CloudError(CODES.invalidParam, 'requestData must be a JSON object')
}
