/**
 * Brings the local cloud up. `node main.js --config <file.json>` prints one line of JSON once everything listens;
 * `node main.js --project <folder>` takes a CloudBase project as it stands and tells a person where things are.
 * `verify`, `backup` and `restore` look after a data folder instead, see `keeping/command.ts`.
 */
import { fstatSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Ready, startCloud } from './cloud'
import { keepingCommand } from './keeping/command'
import { projectSettings } from './project'
import { giveBackAtRest } from './resting'
import { readSettings, type Settings } from './settings'

async function main() {
  const code = await keepingCommand(process.argv.slice(2))
  if (code !== null) process.exit(code)
  const { values } = parseArgs({ options: { config: { type: 'string' }, project: { type: 'string' } } })
  const settings = settingsOf(values)
  // functions of the platform run in UTC unless their environment says otherwise; threads share the process's zone
  process.env.TZ = settings.functionEnv.TZ ?? 'UTC'
  const cloud = await startCloud(settings)

  giveBackAtRest()

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
  process.stdout.write(values.project ? greeting(cloud.ready) : `${JSON.stringify(cloud.ready)}\n`)
}

function settingsOf({ config, project }: { config?: string; project?: string }): Settings {
  if (config && !project) return readSettings(config)
  if (project && !config) return projectSettings(project)
  throw new Error('usage: node main.js --config <file.json> | --project <folder with cloudbaserc.json>')
}

/** Two addresses, and what a script outside a function needs so that its SDK comes here too. */
const greeting = ({ api, page, adminToken }: Ready) => `The local cloud is up; Ctrl-C stops it.
  page       ${page}
  functions  ${api}/<name>
For scripts of your own:
  export TCB_CONTEXT_CNFG='{"URL":"${api}/admin"}' TCB_ENV=local SCF_NAMESPACE=local TENCENTCLOUD_RUNENV=SCF CLOUDBASE_APIKEY=${adminToken}
`

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
