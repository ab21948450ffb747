import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isInUse } from '../database/store/sql'
import { MANIFEST } from './backup'
import { checkData, DOCUMENTS } from './check'
import { syncTree } from './copy'

interface Options {
  /** Data that is there may go; it is put aside beside the folder, not deleted. */
  readonly replace: boolean
}

/** Brings a backup back as a data folder. Says where the data that it replaced was put, if there was any. */
export async function restore(from: string, dataDir: string, { replace }: Options): Promise<string | null> {
  if (!existsSync(join(from, MANIFEST))) throw new Error(`${from} is not a backup`)
  if (isInUse(join(dataDir, DOCUMENTS))) throw new Error(`a cloud runs on ${dataDir}; stop it first`)
  const holdsData = existsSync(dataDir) && readdirSync(dataDir).length > 0
  if (holdsData && !replace) throw new Error(`${dataDir} has data; to replace it, say --replace`)
  const problems = await checkData(from)
  if (problems.length > 0) throw new Error(`the backup is not sound:\n${problems.join('\n')}`)

  const arriving = `${dataDir}.arriving`
  rmSync(arriving, { recursive: true, force: true })
  mkdirSync(dirname(dataDir), { recursive: true })
  cpSync(from, arriving, { recursive: true })
  rmSync(join(arriving, MANIFEST))
  const lost = await checkData(arriving)
  if (lost.length > 0) throw new Error(`the copy is not sound:\n${lost.join('\n')}`)
  syncTree(arriving)
  const aside = holdsData ? `${dataDir}.replaced-${new Date().toISOString().replace(/[:.]/g, '-')}` : null
  if (aside) renameSync(dataDir, aside)
  else rmSync(dataDir, { recursive: true, force: true })
  renameSync(arriving, dataDir)
  return aside
}
