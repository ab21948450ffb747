import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { adminApi } from './admin-api'
import type { AdminAction } from './admin-api/action'
import { getUserInfoForAdmin } from './admin-api/auth/get-user-info-for-admin'
import { Calls } from './admin-api/calls'
import { databaseActions } from './admin-api/database'
import { invokeFunction } from './admin-api/functions/invoke-function'
import { batchCopyFile } from './admin-api/storage/batch-copy-file'
import { batchDeleteFile } from './admin-api/storage/batch-delete-file'
import { batchGetDownloadUrl } from './admin-api/storage/batch-get-download-url'
import { getFileAuthority } from './admin-api/storage/get-file-authority'
import { getUploadMetadata } from './admin-api/storage/get-upload-metadata'
import { wxApi } from './admin-api/wechat/api'
import { wxOpenApi } from './admin-api/wechat/open-api'
import { wxPayApi } from './admin-api/wechat/pay-api'
import { Auth } from './auth'
import { authDoor } from './auth/door'
import { type Database, openDatabase } from './database'
import type { Declaration } from './database/types'
import { Functions } from './functions'
import { functionEnvironment } from './functions/environment'
import { watchBundles } from './functions/watch'
import { httpAccess } from './gateway/http-access'
import { routes, servesFunctions } from './gateway/routes'
import { type Handler, type Listening, serve } from './gateway/server'
import { Outbox } from './outbox'
import { page } from './page'
import { payDoor } from './payment/door'
import { openPayments } from './payment/open'
import type { Payments } from './payment/payments'
import type { Settings } from './settings'
import { type SiteAddresses, site } from './sites'
import { smsService } from './sms'
import { Storage } from './storage'
import { storageDoor } from './storage/door'
import { Timers } from './timers'
import { deliverTo } from './wechat/deliver'
import { wechatDoor } from './wechat/door'
import { World } from './wechat/world'

/** The line that tells a starter everything is up. */
export interface Ready {
  readonly ready: true
  readonly api: string
  readonly adminToken: string
  /** The cloud's own page with the key in its fragment, which no server and no log ever sees. */
  readonly page: string
  readonly sites: Readonly<Record<string, string>>
}

export interface Cloud {
  readonly ready: Ready
  /** Finishes what is in flight, then lets go of everything. */
  stop(): Promise<void>
}

/** The database itself checks what stands in it. */
function declarationOf({ declaration }: Settings): Declaration {
  if (typeof declaration !== 'string') return declaration
  return JSON.parse(readFileSync(declaration, 'utf8')) as Declaration
}

const newToken = () => randomBytes(32).toString('base64url')

/** Brings up the whole local cloud. */
export async function startCloud(settings: Settings): Promise<Cloud> {
  mkdirSync(settings.dataDir, { recursive: true })
  const adminToken = settings.adminToken ?? newToken()
  const database = openDatabase({
    file: join(settings.dataDir, 'documents.db'),
    declaration: declarationOf(settings),
    onSlow: (query) => console.warn(`slow query ${JSON.stringify(query)}`),
  })
  const outbox = new Outbox(join(settings.dataDir, 'outbox.db'))
  const addresses: SiteAddresses = {}
  let inside: ReturnType<typeof assemble> | undefined
  const gateway = await serve(settings.host, settings.port, (port) => {
    inside = assemble(settings, `http://${settings.host}:${port}`, {
      adminToken,
      database,
      outbox,
      addresses,
    })
    return inside.handler
  })
  if (!inside) throw new Error('the gateway listens without a handler')
  const { api, functions, storage, auth, timers, wechat, payments, siteHandler } = inside
  const stopWatching = settings.watch ? watchBundles(settings.functionsDir, functions) : () => {}

  const sites: Record<string, string> = {}
  const listening: Listening[] = []
  for (const { name, root, port, framedBy } of settings.sites) {
    const one = await serve(settings.host, port, () => siteHandler(root, framedBy))
    listening.push(one)
    sites[name] = `http://${settings.host}:${one.port}`
    // people type either name
    addresses[name] = [sites[name], `http://localhost:${one.port}`]
  }

  return {
    ready: { ready: true, api, adminToken, page: `${api}/_cloud/#token=${adminToken}`, sites },
    async stop() {
      stopWatching()
      await Promise.all(listening.map((one) => one.close()))
      await gateway.close(servesFunctions)
      wechat.rest()
      await functions.close()
      await wechat.close()
      await payments?.stop()
      await timers.close()
      storage.close()
      auth.close()
      outbox.close()
      database.close()
    },
  }
}

interface Parts {
  readonly adminToken: string
  readonly database: Database
  readonly outbox: Outbox
  /** Filled as the sites begin to listen. */
  readonly addresses: SiteAddresses
}

/** Everything that needs to know the cloud's own address. */
function assemble(settings: Settings, api: string, { adminToken, database, outbox, addresses }: Parts) {
  const key = newToken()
  const functions = new Functions(
    settings,
    functionEnvironment({ api, key, functionEnv: settings.functionEnv }),
  )
  const storage = new Storage({
    folder: join(settings.dataDir, 'storage'),
    api,
    publicPrefixes: settings.publicPrefixes,
    limit: settings.fileLimit * 1024 * 1024,
  })
  const auth = new Auth({ file: join(settings.dataDir, 'users.db'), customLogin: settings.customLogin })
  const timers = new Timers({
    timers: settings.timers,
    functions,
    file: join(settings.dataDir, 'timers.db'),
  })
  const wechat = new World({
    file: join(settings.dataDir, 'wechat.db'),
    settings: settings.wechat,
    outbox,
    now: () => timers.now(),
    address: `${api}/_wechat`,
    deliver: deliverTo(functions, settings.wechat),
  })
  const payments = openPayments(settings, api, () => timers.now())
  const origins = () => [...settings.origins, ...Object.values(addresses).flat()]
  const access = httpAccess(functions, origins)
  const files = storageDoor(storage, origins)
  const calls = new Calls()
  const handler = routes({
    admin: adminApi({
      calls,
      actions: adminActions({ database, functions, storage, auth, wechat, payments }),
      tokens: [key, adminToken],
    }),
    sms: smsService({
      outbox,
      templates: settings.smsTemplates,
      settings: settings.sms,
      now: () => timers.now(),
    }),
    storage: files,
    auth: authDoor(auth, functions, origins),
    wechat: wechatDoor(wechat, adminToken),
    payment: payDoor(payments, adminToken),
    page: page({
      adminToken,
      api,
      calls,
      sites: () =>
        Object.fromEntries(Object.entries(addresses).map(([name, [address = '']]) => [name, address])),
      functionsDir: settings.functionsDir,
      database,
      functions,
      timers,
      storage,
      outbox,
      wechat,
    }),
    access,
  })
  const siteHandler = (root: string, framedBy: readonly string[]): Handler =>
    site({ root, access, storage: files, api, framedBy, addresses })
  return { api, functions, storage, auth, timers, wechat, payments, handler, siteHandler }
}

interface Services {
  readonly database: Database
  readonly functions: Functions
  readonly storage: Storage
  readonly auth: Auth
  readonly wechat: World
  readonly payments: Payments | undefined
}

function adminActions({
  database,
  functions,
  storage,
  auth,
  wechat,
  payments,
}: Services): Record<string, AdminAction> {
  const documents = Object.entries(databaseActions).map(([name, action]): [string, AdminAction] => [
    name,
    (params) => action(params, database),
  ])
  return {
    ...Object.fromEntries(documents),
    'functions.invokeFunction': invokeFunction(functions),
    'storage.getUploadMetadata': getUploadMetadata(storage),
    'storage.batchGetDownloadUrl': batchGetDownloadUrl(storage),
    'storage.batchDeleteFile': batchDeleteFile(storage),
    'storage.batchCopyFile': batchCopyFile(storage),
    'storage.getFileAuthority': getFileAuthority(storage),
    'auth.getUserInfoForAdmin': getUserInfoForAdmin(auth),
    'wx.api': wxApi(wechat),
    'wx.openApi': wxOpenApi(wechat),
    'wx.wxPayApi': wxPayApi(payments),
  }
}
