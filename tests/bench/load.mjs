import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'

const TICKS_PER_SECOND = 100

/** CPU time a process has used so far with all its threads, in ms. */
export function cpuOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND
}

function post(agent, url, body, headers) {
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      { method: 'POST', agent, headers: { 'content-type': 'application/json', ...headers } },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk) => (text += chunk))
        response.on('end', () => resolve({ status: response.statusCode, text }))
      },
    )
    call.on('error', reject)
    call.end(body)
  })
}

/**
 * Sends `count` requests over `width` kept connections to the server `pid` and answers what one of them cost:
 * `cpuMs` of the server with all its threads, and how many it answered `perSecond`. `body` may be a function.
 */
export async function measure({ pid, url, body, headers = {}, count, width = 16 }) {
  const agent = new Agent({ keepAlive: true, maxSockets: width })
  const bodyOf = typeof body === 'function' ? body : () => body
  let sent = 0
  const cpu = cpuOf(pid)
  const startedAt = performance.now()
  const sender = async () => {
    while (sent < count) {
      sent++
      const answer = await post(agent, url, bodyOf(), headers)
      if (answer.status !== 200)
        throw new Error(`${url} answered ${answer.status}: ${answer.text.slice(0, 300)}`)
    }
  }
  await Promise.all(Array.from({ length: width }, sender))
  const seconds = (performance.now() - startedAt) / 1000
  agent.destroy()
  return { cpuMs: (cpuOf(pid) - cpu) / sent, perSecond: sent / seconds }
}
