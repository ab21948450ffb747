import Database from 'libsql'

/** Columns that hold JSON, wherever they are. */
const JSON_COLUMNS = new Set(['body', 'params'])

interface Column {
  readonly table: string
  readonly column: string
}

/** A small database: SQLite's own check, and that every record can be read. */
export function checkRecords(file: string, name: string): string[] {
  try {
    const database = new Database(file)
    try {
      database.exec('PRAGMA query_only = ON')
      return problemsOf(database).map((problem) => `${name}: ${problem}`)
    } finally {
      database.close()
    }
  } catch (error) {
    return [`${name} cannot be read: ${(error as Error).message}`]
  }
}

function problemsOf(database: Database.Database): string[] {
  const lines = database.prepare('PRAGMA integrity_check').all() as { integrity_check: string }[]
  const broken = lines.map((line) => line.integrity_check).filter((line) => line !== 'ok')
  const columns = database
    .prepare(
      `SELECT m.name AS "table", c.name AS "column" FROM sqlite_schema m JOIN pragma_table_info(m.name) c
       WHERE m.type = 'table'`,
    )
    .all() as Column[]
  const unreadable = columns
    .filter(({ column }) => JSON_COLUMNS.has(column))
    .map(({ table, column }) => {
      const [row] = database
        .prepare(`SELECT count(*) AS total FROM "${table}" WHERE NOT json_valid("${column}")`)
        .all() as { total: number }[]
      return { table, total: row?.total ?? 0 }
    })
    .filter(({ total }) => total > 0)
  return [...broken, ...unreadable.map(({ table, total }) => `${total} records of ${table} cannot be read`)]
}
