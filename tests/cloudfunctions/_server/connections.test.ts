import { get, globalAgent } from 'node:http'
import { Worker } from 'node:worker_threads'
import { connectionsUsed, renewConnections } from '../../../cloudfunctions/_server/connections'

/** A server in a thread of its own, so that it goes on while ours is frozen; it keeps connections for two seconds. */
const SERVER = `
  const { createServer } = require('node:http')
  const { parentPort } = require('node:worker_threads')
  const server = createServer({ keepAliveTimeout: 2000 }, (request, response) => response.end(request.socket.remotePort + ''))
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port))
`
const TRUSTED_MS = 3_000

let worker: Worker
let port: number
beforeAll(async () => {
  worker = new Worker(SERVER, { eval: true })
  port = await new Promise((done) => worker.once('message', done))
})
afterAll(() => worker.terminate())

/** The port of the connection that the request went over. */
const ask = () =>
  new Promise<string>((done, fail) => {
    get({ host: '127.0.0.1', port }, (response) => {
      let text = ''
      response.on('data', (chunk) => (text += chunk)).on('end', () => done(text))
    }).on('error', fail)
  })

/** Stops this thread as the platform stops an instance: nothing in it notices what happens outside. */
const freeze = (milliseconds: number) =>
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
/** Lets a finished connection go back to those that are kept. */
async function given() {
  while (Object.keys(globalAgent.freeSockets).length === 0) await new Promise((done) => setImmediate(done))
}

test('without it, the first request after a freeze goes over a connection that is gone', async () => {
  await ask()
  await given()
  freeze(TRUSTED_MS + 500)
  await expect(ask()).rejects.toThrow(/hang up|ECONNRESET|EPIPE/)
})

test('a call after a freeze begins with new connections', async () => {
  renewConnections()
  const before = await ask()
  await connectionsUsed()
  await given()
  freeze(TRUSTED_MS + 200)
  renewConnections()
  expect(await ask()).not.toBe(before)
})

test('calls that follow soon keep theirs', async () => {
  renewConnections()
  const before = await ask()
  await connectionsUsed()
  await given()
  renewConnections()
  expect(await ask()).toBe(before)
})

test('a call ends when the last of its questions is answered, also of those nobody waits for', async () => {
  renewConnections()
  const answered: string[] = []
  const asking = Promise.all([ask(), ask()].map(async (one) => answered.push(await one)))
  await connectionsUsed()
  expect(Object.keys(globalAgent.sockets)).toEqual([])
  await asking
  expect(answered).toHaveLength(2)
})
