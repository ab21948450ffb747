import { CollectionCache, DocumentCache, Entry } from '../../../../emulator/database/store/document-cache'

const entry = (rid: number, text = 'x'.repeat(10)) => new Entry(rid, `=${rid}`, text)

test('the cache stays within its characters; what was used stays longest', () => {
  const collection = new CollectionCache(new DocumentCache(80))
  for (let rid = 1; rid <= 8; rid++) collection.add(entry(rid))
  collection.byRow(1)
  collection.add(entry(9))
  const kept = [1, 2, 3, 4, 5, 6, 7, 8, 9].filter((rid) => collection.byRow(rid))
  expect(kept).toEqual([1, 4, 5, 6, 7, 8, 9])
  expect(collection.byId('=2')).toBeUndefined()
})

test('a newer version takes the place of the older one', () => {
  const collection = new CollectionCache(new DocumentCache(80))
  const old = entry(1)
  collection.add(old)
  collection.add(entry(1, '{}'))
  expect(collection.byId('=1')?.text).toBe('{}')
  collection.drop(old)
  expect(collection.byRow(1)).toBeUndefined()
  expect(collection.byId('=1')).toBeUndefined()
})

test('a document larger than the cache is not kept, and does not hold it up', () => {
  const collection = new CollectionCache(new DocumentCache(80))
  collection.add(entry(1, 'x'.repeat(1000)))
  expect(collection.byRow(1)).toBeUndefined()
  collection.add(entry(2))
  expect(collection.byRow(2)).toBeDefined()
})
