import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** The sample accounts of a local centre. A deployed one has none: its first administrator comes from `npm run first-administrator`. */
export const SAMPLE_PASSWORD = 'kundulun-2026'
export const SAMPLE_SIGN_INS = [
  { label: '编辑 陈志远', userName: 'bianji', password: SAMPLE_PASSWORD },
  { label: '记者 苏和', userName: 'jizhe', password: SAMPLE_PASSWORD },
  { label: '初审 乌兰', userName: 'chushen', password: SAMPLE_PASSWORD },
  { label: '复审 赵立军', userName: 'fushen', password: SAMPLE_PASSWORD },
  { label: '终审 王建国', userName: 'zhongshen', password: SAMPLE_PASSWORD },
  { label: '一校 李秀兰', userName: 'jiaodui1', password: SAMPLE_PASSWORD },
  { label: '二校 额尔敦', userName: 'jiaodui2', password: SAMPLE_PASSWORD },
  { label: '三校 周敏', userName: 'jiaodui3', password: SAMPLE_PASSWORD },
  { label: '值班长 巴特尔', userName: 'zhiban', password: SAMPLE_PASSWORD },
  { label: '实践基地学生 刘雨桐', userName: 'xuesheng', password: SAMPLE_PASSWORD },
  { label: '入驻单位 韩敏', userName: 'danwei', password: SAMPLE_PASSWORD },
  { label: '十九街坊站派单员 高娃', userName: 'gaowa', password: SAMPLE_PASSWORD },
  { label: '友谊大街所派单员 包金花', userName: 'suozhang', password: SAMPLE_PASSWORD },
  { label: '区中心派单员 斯琴', userName: 'zhongxin', password: SAMPLE_PASSWORD },
  { label: '管理员 白音', userName: 'admin', password: SAMPLE_PASSWORD },
]

/** People whom the local WeChat knows from the start; the cloud's page calls functions in their name. */
const SAMPLE_RESIDENTS = [
  { openid: 'oSampleWulan', unionid: 'uSampleWulan', nickname: '居民 乌兰', phone: '13900000001' },
  { openid: 'oSampleZhao', nickname: '居民 赵建国', phone: '13900000002' },
  { openid: 'oSampleZhou', nickname: '志愿者 周桂芳', phone: '13900000003' },
  { openid: 'oSampleWang', nickname: '志愿者 王建军', phone: '13900000004' },
  { openid: 'oSampleWuyun', nickname: '志愿者 乌云', phone: '13900000005' },
]

/** What the local WeChat knows this mini-program by. */
const LOCAL_APPID = 'wxlocal0000000000'
const LOCAL_WECHAT_SECRET = 'local-secret'
/** The template of site/notices.ts, as an account's administrator would have picked it on the platform. */
const SUBSCRIPTION = {
  id: 'service-progress',
  title: '服务进度提醒',
  content: '事项:{{thing1.DATA}}\n说明:{{thing2.DATA}}\n时间:{{time3.DATA}}',
}

/** The key that signs and encrypts what this centre stores; made once and kept beside the data. */
function secretOf(dataDir) {
  const file = `${dataDir}/secret`
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

/**
 * For the process of the local cloud: what a call leaves behind is small and dies at once, so a nursery of 2 MB instead of 16
 * costs no speed that can be measured and keeps 20 to 40 MB of memory.
 */
export const CLOUD_FLAGS = ['--max-semi-space-size=2']

/** Timer triggers are declared where the deployment declares them. */
const timersOf = ({ functions }) =>
  functions.flatMap(({ name, triggers = [] }) =>
    triggers.map((trigger) => ({ function: name, name: trigger.name, config: trigger.config })),
  )

/**
 * Starts the local cloud with this product's functions and sites on it.
 * Answers `{ api, adminToken, sites, page, secret, pid, exited, stop }` once everything listens.
 * `env` adds to what the functions see; ports of 0 are free ones. What functions log goes to `logFile`, else to this terminal.
 */
export async function startCloud({
  dataDir,
  ports = {},
  env = {},
  watch = false,
  quiet = false,
  logFile = '',
  settings = {},
}) {
  mkdirSync(dataDir, { recursive: true })
  const secret = secretOf(dataDir)
  const sites = [
    // the editor's phone preview is a page of h5 in a frame of the console
    { name: 'h5', root: resolve('dist/h5'), port: ports.h5 ?? 0, framedBy: ['console'] },
    { name: 'console', root: resolve('dist/console'), port: ports.console ?? 0 },
  ].filter((site) => existsSync(site.root))
  const config = {
    dataDir: resolve(dataDir, 'cloud'),
    functionsDir: resolve('dist/cloudfunctions'),
    declaration: resolve('cloudfunctions/database.json'),
    port: ports.cloud ?? 0,
    sites,
    functionEnv: {
      CENTRE_SECRET: secret,
      CENTRE_MODE: 'sample',
      PUBLIC_FILES_URL: '{{api}}/_storage/',
      SMS_URL: '{{api}}/_sms',
      WECHAT_API_URL: '{{api}}/_wechat',
      WECHAT_APPID: LOCAL_APPID,
      WECHAT_SECRET: LOCAL_WECHAT_SECRET,
      ...env,
    },
    publicPrefixes: ['public/'],
    // MB; the library takes videos of this size (site/materials.ts), as COS does
    fileLimit: 300,
    smsTemplates: {
      'sign-in-code': '您的验证码是 {1}，{2} 分钟内有效。不要告诉别人。',
      notice: '{1}。打开小程序“我的－消息”看详情。',
    },
    wechat: { people: SAMPLE_RESIDENTS, templates: [SUBSCRIPTION] },
    timers: timersOf(JSON.parse(readFileSync('cloudbaserc.json', 'utf8'))),
    watch,
    ...settings,
  }
  const configFile = `${dataDir}/cloud.json`
  writeFileSync(configFile, JSON.stringify(config, null, 2), { mode: 0o600 })

  // stdin stays open as long as we live: the cloud stops by itself when its starter is gone, however that ended
  const child = spawn(process.execPath, [...CLOUD_FLAGS, 'dist/emulator/main.js', '--config', configFile], {
    stdio: ['pipe', 'pipe', logFile ? openSync(logFile, 'w') : quiet ? 'pipe' : 'inherit'],
  })
  let errors = ''
  child.stderr?.on('data', (chunk) => (errors = (errors + chunk).slice(-4000)))
  const exited = new Promise((done) => child.on('exit', (code, signal) => done({ code, signal })))
  const ready = await new Promise((done, fail) => {
    let text = ''
    child.stdout.on('data', (chunk) => {
      text += chunk
      const line = text.split('\n').find((part) => part.startsWith('{"ready"'))
      if (line) done(JSON.parse(line))
    })
    exited.then(({ code }) =>
      fail(new Error(`the local cloud ended with code ${code} before it was ready\n${text}${errors}`)),
    )
  })
  return {
    ...ready,
    secret,
    pid: child.pid,
    exited,
    async stop(signal = 'SIGTERM') {
      child.kill(signal)
      return exited
    },
  }
}
