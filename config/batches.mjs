/** What one call of `stories.importBatch` takes: 50 items, and well below its bytes. */
const MOST_ITEMS = 50
const MOST_BYTES = 2 * 1024 * 1024

/**
 * Gathers `{ line, item }` into batches for `stories.importBatch`.
 * @param {AsyncIterable<{ line: number, item?: unknown }> | Iterable<{ line: number, item?: unknown }>} entries
 */
export async function* batches(entries) {
  let batch = []
  let bytes = 0
  for await (const entry of entries) {
    const size = Buffer.byteLength(JSON.stringify(entry.item ?? null))
    if (batch.length === MOST_ITEMS || (batch.length > 0 && bytes + size > MOST_BYTES)) {
      yield batch
      batch = []
      bytes = 0
    }
    batch.push(entry)
    bytes += size
  }
  if (batch.length > 0) yield batch
}
