/** `node main.js --config <file.json>`: brings the local cloud up and prints one line of JSON once everything listens. */
import { fstatSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { startCloud } from './cloud'
import { readSettings } from './settings'

async function main() {
  const { values } = parseArgs({ options: { config: { type: 'string' } } })
  if (!values.config) throw new Error('usage: node main.js --config <file.json>')
  const settings = readSettings(values.config)
  // functions of the platform run in UTC unless their environment says otherwise; threads share the process's zone
  process.env.TZ = settings.functionEnv.TZ ?? 'UTC'
  const cloud = await startCloud(settings)

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await cloud.stop()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  stopWithStarter(stop)
  process.stdout.write(`${JSON.stringify(cloud.ready)}\n`)
}

/** A starter that holds our input by a pipe takes us along, however it ends. A terminal or /dev/null says nothing. */
function stopWithStarter(stop: () => void) {
  const input = fstatSync(0)
  if (!input.isFIFO() && !input.isSocket()) return
  process.stdin.on('end', stop).on('close', stop).resume()
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
