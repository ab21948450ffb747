/**
 * `npm run first-administrator -- --user-name bai --name 白音 --unit media-centre`
 *
 * Makes the first administrator of a centre and prints a one-time password. Works only while there is none; run again
 * before the first sign-in, it prints a new password. For the local centre it finds everything in `.local/`. For a
 * deployed one it needs CENTRE_SECRET (as the functions have it), TCB_ENV, TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY.
 */
import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { bootstrap, bootstrapEvent, Refusal } from './api.mjs'

const DATA = '.local'

/** Sends a bootstrap with the server credentials of the cloud environment. */
async function askThroughCloud(secret, asked) {
  const { default: tcb } = await import('@cloudbase/node-sdk')
  const { TCB_ENV: env, TENCENTCLOUD_SECRETID: secretId, TENCENTCLOUD_SECRETKEY: secretKey } = process.env
  const app = tcb.init({ env, secretId, secretKey })
  const { result } = await app.callFunction({ name: 'people', data: bootstrapEvent(secret, 'people', asked) })
  if (!result.ok) throw new Refusal('people.bootstrap', result.error)
  return result.data
}

function askCentre(asked) {
  const { CENTRE_SECRET, TCB_ENV } = process.env
  if (CENTRE_SECRET && TCB_ENV) return askThroughCloud(CENTRE_SECRET, asked)
  if (!existsSync(`${DATA}/running.json`)) {
    throw new Error(
      '本地的融媒体中心没有在运行：先 npm start。给云上的中心开账号，要设好 CENTRE_SECRET、TCB_ENV、TENCENTCLOUD_SECRETID 和 TENCENTCLOUD_SECRETKEY。',
    )
  }
  const { api } = JSON.parse(readFileSync(`${DATA}/running.json`, 'utf8'))
  return bootstrap(api, readFileSync(`${DATA}/secret`, 'utf8'), 'people', asked)
}

try {
  const { values } = parseArgs({
    options: {
      'user-name': { type: 'string', default: 'guanliyuan' },
      name: { type: 'string', default: '管理员' },
      unit: { type: 'string', default: 'media-centre' },
    },
  })
  const { userName, oneTimePassword } = await askCentre({
    kind: 'first-administrator',
    userName: values['user-name'],
    name: values.name,
    unitId: values.unit,
  })
  console.info(`第一位管理员开好了。
  账号        ${userName}
  一次性密码  ${oneTimePassword}
这个密码只显示这一次，第一次登录后要先改掉。`)
} catch (error) {
  console.error(error instanceof Refusal ? error.fields[''] || error.message : error.message)
  process.exitCode = 1
}
