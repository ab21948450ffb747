import { randomBytes } from 'node:crypto'
import { compilePosition } from './matcher/position'
import { compileUpdate, type Update } from './updater'
import { checkDepth, checkDocument, checkId, checkSize } from './values/check'
import { encode } from './values/encode'
import { type Document, field, isDocument, type Value } from './values/value'

/** A document ready to be stored. */
export interface Prepared {
  readonly document: Document
  readonly text: string
}

/** Automatic `_id`s are 32 hexadecimal characters. */
const newId = (): string => randomBytes(16).toString('hex')

/** Checks a new document and gives it an `_id`, which is stored first. */
export function prepareInsert(data: Document): Prepared {
  const { _id = newId(), ...fields } = data
  checkId(_id)
  checkDocument(fields)
  return prepared({ _id, ...fields })
}

export function prepared(document: Document): Prepared {
  checkDepth(document)
  const text = encode(document)
  checkSize(document, text)
  return { document, text }
}

interface Change {
  readonly data: Document
  /** True: `data` holds operators. False: `data` is the whole new document. */
  readonly merges: boolean
  readonly where: Document
}

/** An update of operators, or a whole document that replaces all but `_id`. `now` is the server's clock. */
export function changeOf({ data, merges, where }: Change, now: () => number): Update {
  if (!merges) {
    checkDocument(data)
    return (document) => (document._id === undefined ? { ...data } : { ...data, _id: document._id })
  }
  const update = compileUpdate(data, now)
  if (!namesPosition(data)) return update
  const positionIn = compilePosition(where)
  return (document, inserting) => update(document, inserting, positionIn(document))
}

/** Whether a path has the positional `$` in it. */
const namesPosition = (data: Document): boolean =>
  Object.values(data).some(
    (operands) => isDocument(operands) && Object.keys(operands).some((path) => /\.\$(\.|$)/.test(path)),
  )

/** What an upsert starts from when nothing matched: the fields the query demands to be equal. */
export function upsertBase(where: Document, merges: boolean): Document {
  const base: Document = {}
  for (const [name, operand] of Object.entries(where)) {
    const value =
      isDocument(operand) && field(operand, '$eq') !== undefined ? (operand.$eq as Value) : operand
    const demanded = !name.startsWith('$') && !name.includes('.') && !isOperators(value)
    if (demanded && (merges || name === '_id')) base[name] = value
  }
  return base
}

const isOperators = (value: Value) =>
  isDocument(value) && Object.keys(value).some((name) => name.startsWith('$'))
