import { existsSync } from 'node:fs'
import type { IndexDeclaration } from '../types'
import { decodeStored } from '../values/decode'
import { idBytes } from './collection'
import { Index } from './index-keys'
import { Sql } from './sql'

const CHUNK = 1000

/** What the check needs of a collection. */
interface Checked {
  readonly name: string
  readonly table: string
  readonly indexes: readonly Index[]
}

/** The same for a database file, whether a cloud has it open or not: it is read as it stands at one moment. */
export function checkDatabaseFile(file: string): string[] {
  if (!existsSync(file)) return [`${file} is missing`]
  const sql = Sql.reading(file)
  try {
    sql.execute('BEGIN')
    const collections = sql
      .rows('SELECT number, name FROM collections ORDER BY name')
      .map(([number, name]) => ({
        name: String(name),
        table: `c_${number}`,
        indexes: sql
          .rows('SELECT number, declaration, multikey FROM indexes WHERE collection = ?', [Number(number)])
          .map(([index, text, multikey]) => new Index(Number(index), declared(text), Number(multikey))),
      }))
    return checkIntegrity(sql, collections)
  } catch (error) {
    return [`${file} cannot be read: ${(error as Error).message}`]
  } finally {
    sql.close()
  }
}

const declared = (text: unknown) => JSON.parse(String(text)) as IndexDeclaration

/** Reads every document and every key and names each that does not belong to the other. */
export function checkIntegrity(sql: Sql, collections: readonly Checked[]): string[] {
  const problems = sql
    .rows('PRAGMA integrity_check')
    .map(([line]) => String(line))
    .filter((line) => line !== 'ok')
  for (const collection of collections) problems.push(...checkCollection(sql, collection))
  return [...problems, ...checkTables(sql, collections)]
}

/** Tables that belong to nothing, and what is said to be there and is not. */
function checkTables(sql: Sql, collections: readonly Checked[]): string[] {
  const known = new Set(
    collections.flatMap(({ table, indexes }) => [table, ...indexes.map((index) => index.table)]),
  )
  const tables = sql.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB '[ci]_[0-9]*'")
  return tables
    .map(([name]) => String(name))
    .filter((name) => !known.has(name))
    .map((name) => `${name} belongs to no collection`)
}

function checkCollection(sql: Sql, collection: Checked): string[] {
  const problems: string[] = []
  const stored = collection.indexes.map((index) => storedKeys(sql, index))
  for (let after = 0; ; ) {
    const rows = sql.rows(
      `SELECT rid, id, body FROM ${collection.table} WHERE rid > ? ORDER BY rid LIMIT ?`,
      [after, CHUNK],
    )
    for (const [rid, id, body] of rows) {
      const document = decodeStored(String(body))
      const where = `${collection.name} row ${rid}`
      if (!idBytes(document._id ?? null).equals(id as Buffer))
        problems.push(`${where} stands under another _id`)
      collection.indexes.forEach((index, i) => {
        const { keys, multikey } = index.keysOf(document)
        if ((index.multikey | multikey) !== index.multikey)
          problems.push(`${where}: ${index.name} is not marked multikey`)
        for (const key of keys) {
          if (!stored[i]?.delete(`${key.toString('hex')}/${rid}`))
            problems.push(`${where} is missing in ${index.name}`)
        }
      })
    }
    if (rows.length < CHUNK) break
    after = Number(rows[rows.length - 1]?.[0])
  }
  collection.indexes.forEach((index, i) => {
    for (const key of stored[i] ?? [])
      problems.push(`${collection.name}: ${index.name} has a stray key ${key}`)
  })
  return problems
}

/** Every key of an index with its row. Two rows under one key of a unique index are told by a mark that no document has. */
function storedKeys(sql: Sql, { table, unique }: Index): Set<string> {
  const rows = sql.rows(`SELECT k, rid FROM ${table}`)
  const keys = rows.map(([key]) => (key as Buffer).toString('hex'))
  const stored = new Set(rows.map(([, rid], i) => `${keys[i]}/${rid}`))
  if (unique) for (const key of keys.filter((one, i) => one === keys[i + 1])) stored.add(`${key}/twice`)
  return stored
}
