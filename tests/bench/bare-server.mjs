/** The yardstick: plain node:http over libsql, answering the same list of 20 cards by an index, and nothing else. */
import { createServer } from 'node:http'
import Database from 'libsql'

const [file, count] = process.argv.slice(2)
const database = new Database(file)
database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
database.exec(
  'CREATE TABLE articles (id TEXT PRIMARY KEY, rank TEXT, body TEXT); CREATE INDEX by_rank ON articles (rank)',
)
const insert = database.prepare('INSERT INTO articles VALUES (?, ?, ?)')
database.exec('BEGIN')
for (let index = 0; index < Number(count); index++) {
  const id = `a${index}`
  const publishedAt = new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString()
  const card = {
    articleId: id,
    kind: 'text',
    title: `第 ${index} 篇`,
    digest: '一句话说清这篇讲什么。',
    columnId: 'news',
    publishedAt,
  }
  insert.run(
    id,
    `0:${publishedAt}`,
    JSON.stringify({ ...card, unitName: '融媒体中心', source: '示例', coverUrl: null, pinned: false }),
  )
}
database.exec('COMMIT')
const page = database.prepare('SELECT body FROM articles ORDER BY rank DESC LIMIT 20')

const server = createServer((request, response) => {
  let text = ''
  request.on('data', (chunk) => (text += chunk))
  request.on('end', () => {
    JSON.parse(text)
    const items = page.all().map(({ body }) => JSON.parse(body))
    const body = JSON.stringify({ ok: true, data: { items } })
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
      .end(body)
  })
})
server.listen(0, '127.0.0.1', () =>
  console.info(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}/` })),
)
