import { decodeStored } from '../values/decode'
import type { Collection } from './collection'
import { idBytes } from './collection'
import type { Index } from './index-keys'
import type { Sql } from './sql'

const CHUNK = 1000

/** Reads every document and every key and names each that does not belong to the other. */
export function checkIntegrity(sql: Sql, collections: readonly Collection[]): string[] {
  const problems = sql
    .rows('PRAGMA integrity_check')
    .map(([line]) => String(line))
    .filter((line) => line !== 'ok')
  for (const collection of collections) problems.push(...checkCollection(sql, collection))
  return problems
}

function checkCollection(sql: Sql, collection: Collection): string[] {
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

function storedKeys(sql: Sql, { table }: Index): Set<string> {
  const rows = sql.rows(`SELECT k, rid FROM ${table}`)
  return new Set(rows.map(([key, rid]) => `${(key as Buffer).toString('hex')}/${rid}`))
}
