import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import tcb from '@cloudbase/node-sdk'
import { CloudError } from '../../../emulator/admin-api/cloud-error'
import { databaseActions } from '../../../emulator/admin-api/database'
import { RawReply } from '../../../emulator/admin-api/raw-reply'
import { type Database, openDatabase } from '../../../emulator/database'
import type { DatabaseOptions } from '../../../emulator/database/types'

/** A folder that is gone after the test. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'cloud-database-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** A database in a folder of its own. */
export function temporaryDatabase(options: Partial<DatabaseOptions> = {}) {
  const folder = temporaryFolder()
  const file = join(folder.path, 'cloud.db')
  const database = openDatabase({
    file,
    declaration: { collections: { things: { indexes: [] } } },
    ...options,
  })
  const remove = () => {
    database.close()
    folder.remove()
  }
  return { database, file, remove }
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>
}

async function answer(body: Record<string, unknown>, database: Database): Promise<object> {
  const action = databaseActions[String(body.action)]
  try {
    if (!action) throw new CloudError('INVALID_PARAM', `no action ${String(body.action)}`)
    return await action(body, database)
  } catch (error) {
    const code = error instanceof CloudError ? error.code : 'SYS_ERR'
    return { code, message: (error as Error).message }
  }
}

/** The real SDK, sent to this database by its environment alone. */
export async function startLocalCloud(options: Partial<DatabaseOptions> = {}) {
  const { database, remove } = temporaryDatabase(options)
  const server = createServer(async (request, response) => {
    const reply = await answer(await bodyOf(request), database)
    response.setHeader('content-type', 'application/json')
    if (reply instanceof RawReply) response.end(reply.content)
    else response.end(JSON.stringify({ requestId: randomUUID(), ...reply }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  Object.assign(process.env, {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `http://127.0.0.1:${port}/admin` }),
    TCB_ENV: 'local',
    SCF_NAMESPACE: 'local',
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    CLOUDBASE_APIKEY: 'local',
    SILENCE: 'true',
  })
  const db = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV }).database()
  const stop = async () => {
    await new Promise((resolve) => {
      server.close(resolve)
      server.closeAllConnections()
    })
    remove()
  }
  return { db, database, stop }
}
