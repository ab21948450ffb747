/**
 * `npm run verify`, `npm run backup -- --to <folder>` and `npm run restore -- --from <folder> [--replace]`: checks, keeps and
 * brings back everything a centre on one machine has stored. `--data <folder>` names another place than `.local`.
 * A backup also holds the centre's key, without which what is encrypted in it cannot be read: keep it as safe as the data.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from './build.mjs'
import { ensureInstalled } from './install.mjs'

const KEY = 'secret'
const CLOUD = 'cloud'

const [task = '', ...args] = process.argv.slice(2)
const { values } = parseArgs({
  args,
  options: {
    data: { type: 'string', default: '.local' },
    to: { type: 'string' },
    from: { type: 'string' },
    replace: { type: 'boolean', default: false },
  },
})

/** Lets the local cloud's own program do it; ends with its code when it fails. */
function run(...words) {
  const { status } = spawnSync(process.execPath, ['dist/emulator/main.js', ...words], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

function needed(name) {
  if (values[name]) return values[name]
  console.error(`要写明文件夹：npm run ${task} -- --${name} <文件夹>`)
  process.exit(1)
}

function backup() {
  const to = needed('to')
  if (existsSync(to) && readdirSync(to).length > 0) {
    console.error(`${to} 里已经有东西，请换一个空的或者新的文件夹。`)
    process.exit(1)
  }
  mkdirSync(to, { recursive: true, mode: 0o700 })
  run('backup', join(values.data, CLOUD), join(to, CLOUD))
  if (existsSync(join(values.data, KEY))) copyFileSync(join(values.data, KEY), join(to, KEY))
  console.info(`备份好了，也核对过：${to}。里面有这个中心的密钥，请和数据一样小心保管。`)
}

function restore() {
  const from = needed('from')
  run('restore', join(from, CLOUD), join(values.data, CLOUD), ...(values.replace ? ['--replace'] : []))
  const [key, kept] = [join(values.data, KEY), join(from, KEY)]
  if (existsSync(kept)) {
    // data that was put aside can only be read with the key it was written with
    if (existsSync(key) && !readFileSync(key).equals(readFileSync(kept)))
      renameSync(key, `${key}.replaced-${Date.now()}`)
    copyFileSync(kept, key)
  }
  console.info('恢复好了，可以 npm start 了。')
}

const TASKS = { verify: () => run('verify', join(values.data, CLOUD)), backup, restore }

ensureInstalled()
await build(['emulator'])
TASKS[task]()
