/**
 * `npm run first-administrator -- --user-name bai --name 白音 --unit media-centre`
 *
 * Makes the first administrator of a centre and prints a one-time password. Works only while there is none; run again
 * before the first sign-in, it prints a new password. For the local centre it finds everything in `.local/`. For a
 * deployed one it needs CENTRE_SECRET (as the functions have it), TCB_ENV, TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY.
 */
import { createHmac } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

const DATA = '.local'

/** The event that only a holder of the centre's secret can make; `cloudfunctions/_server/bootstrap.ts` checks it. */
export function bootstrapEvent(secret, bootstrap) {
  const at = new Date().toISOString()
  const content = JSON.stringify(['bootstrap', 'people', at, JSON.stringify(bootstrap)])
  const mac = createHmac('sha256', secret).update(content).digest('base64url')
  return { bootstrap, proof: { at, mac } }
}

/** Sends a bootstrap to a centre whose functions answer at `api` over HTTP. */
export async function sendBootstrap({ api, secret }, bootstrap) {
  const answer = await fetch(`${api}/people`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(bootstrapEvent(secret, bootstrap)),
  })
  return answer.json()
}

/** Sends a bootstrap with the server credentials of the cloud environment. */
async function sendThroughCloud(secret, bootstrap) {
  const { default: tcb } = await import('@cloudbase/node-sdk')
  const { TCB_ENV: env, TENCENTCLOUD_SECRETID: secretId, TENCENTCLOUD_SECRETKEY: secretKey } = process.env
  const app = tcb.init({ env, secretId, secretKey })
  const { result } = await app.callFunction({ name: 'people', data: bootstrapEvent(secret, bootstrap) })
  return result
}

function send(bootstrap) {
  const { CENTRE_SECRET, TCB_ENV } = process.env
  if (CENTRE_SECRET && TCB_ENV) return sendThroughCloud(CENTRE_SECRET, bootstrap)
  if (!existsSync(`${DATA}/running.json`)) {
    throw new Error(
      '本地的融媒体中心没有在运行：先 npm start。给云上的中心开账号，要设好 CENTRE_SECRET、TCB_ENV、TENCENTCLOUD_SECRETID 和 TENCENTCLOUD_SECRETKEY。',
    )
  }
  const { api } = JSON.parse(readFileSync(`${DATA}/running.json`, 'utf8'))
  return sendBootstrap({ api, secret: readFileSync(`${DATA}/secret`, 'utf8') }, bootstrap)
}

async function main() {
  const { values } = parseArgs({
    options: {
      'user-name': { type: 'string', default: 'guanliyuan' },
      name: { type: 'string', default: '管理员' },
      unit: { type: 'string', default: 'media-centre' },
    },
  })
  const reply = await send({
    kind: 'first-administrator',
    userName: values['user-name'],
    name: values.name,
    unitId: values.unit,
  })
  if (!reply.ok) {
    throw new Error(reply.error.fields[''] ?? `没有办成：${reply.error.code}（编号 ${reply.error.traceId}）`)
  }
  console.info(`第一位管理员开好了。
  账号        ${reply.data.userName}
  一次性密码  ${reply.data.oneTimePassword}
这个密码只显示这一次，第一次登录后要先改掉。`)
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  main().catch((error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}
