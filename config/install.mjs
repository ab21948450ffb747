import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const LOCK = 'package-lock.json'
const MARK = 'node_modules/.installed-from'

/**
 * Installs the locked dependencies when they are missing or the lock has changed. Uses Node alone, because at this point
 * nothing else may be there.
 */
export function ensureInstalled(say = console.info) {
  const wanted = createHash('sha256').update(readFileSync(LOCK)).digest('hex')
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === wanted) return
  say(existsSync('node_modules') ? '依赖有变化，按锁定的版本重装 …' : '第一次启动，先装依赖（几分钟）…')
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    console.error('依赖没装上。看看上面的原因，多半是网络；好了以后再运行一次就行。')
    process.exit(1)
  }
  writeFileSync(MARK, wanted)
}
