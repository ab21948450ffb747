/**
 * Writes what is derived from the contracts, machines and declarations, so that nobody types it twice:
 * `cloudbaserc.json` (deployment), `docs/actions.md` (who may call what), `docs/machines.md` (each workflow as a drawing),
 * and the drawings that never change as style sheets: icons and the brand reach a phone once, not with each page's data.
 * `--check` writes nothing and fails when one of them is not up to date.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { nativeDependencies } from './build-functions.mjs'

const FUNCTIONS = 'cloudfunctions'
const domains = readdirSync(FUNCTIONS)
  .filter((name) => !name.startsWith('_') && existsSync(`${FUNCTIONS}/${name}/index.ts`))
  .sort()

/** Loads the TypeScript of contracts, machines and site/, which import nothing but zod. */
async function load(names) {
  const folder = mkdtempSync(join(tmpdir(), 'generate-'))
  const lines = names.map((name, index) => `export * as m${index} from './${name}'`)
  const outfile = join(folder, 'all.cjs')
  await build({
    stdin: { contents: lines.join('\n'), resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile,
  })
  const loaded = createRequire(import.meta.url)(outfile)
  rmSync(folder, { recursive: true })
  return names.map((_, index) => loaded[`m${index}`])
}

const sweepsOf = (domain) => contracts.find(({ functionName }) => functionName === domain).sweeps

/** Seconds, where ten are too few: pasted pages, putting a video together from its pieces, and rings that take up 500 rows. */
const TIMEOUTS = { stories: 20, materials: 60, attachments: 60, orders: 60, volunteers: 60 }
/** Megabytes, where 256 are too few: a photo of 48 megapixels is unpacked in 240. */
const MEMORY = { materials: 512, attachments: 512 }
const native = await nativeDependencies()

function deployment() {
  const functions = domains.map((name) => ({
    name,
    handler: 'index.main',
    runtime: 'Nodejs20.19',
    timeout: TIMEOUTS[name] ?? 10,
    memorySize: MEMORY[name] ?? 256,
    // what a function bundles needs no installing; a library of the machine does
    installDependency: Object.keys(native[name]).length > 0,
    ignore: ['*.map'],
    ...(sweepsOf(name) ? { triggers: [{ name: 'sweep', type: 'timer', config: sweepsOf(name) }] } : {}),
    envVariables: {
      CENTRE_SECRET: '{{env.CENTRE_SECRET}}',
      PUBLIC_FILES_URL: '{{env.PUBLIC_FILES_URL}}',
      SMS_URL: '{{env.SMS_URL}}',
      SMS_APP_ID: '{{env.SMS_APP_ID}}',
      SMS_SIGN: '{{env.SMS_SIGN}}',
      SMS_CODE_TEMPLATE: '{{env.SMS_CODE_TEMPLATE}}',
      SMS_NOTICE_TEMPLATE: '{{env.SMS_NOTICE_TEMPLATE}}',
      SMS_SECRET_ID: '{{env.SMS_SECRET_ID}}',
      SMS_SECRET_KEY: '{{env.SMS_SECRET_KEY}}',
      WECHAT_API_URL: '{{env.WECHAT_API_URL}}',
      WECHAT_APPID: '{{env.WECHAT_APPID}}',
      WECHAT_SECRET: '{{env.WECHAT_SECRET}}',
    },
  }))
  const { collections } = JSON.parse(readFileSync(`${FUNCTIONS}/database.json`, 'utf8'))
  const database = Object.entries(collections).map(([collectionName, { indexes }]) => ({
    collectionName,
    // every collection is reached through functions only: clients have no right of their own
    aclTag: 'ADMINONLY',
    indexes: indexes.map(({ name, fields, unique = false }) => ({
      indexName: name,
      unique,
      keys: fields.map(([field, direction]) => ({ name: field, direction: String(direction) })),
    })),
  }))
  return `${JSON.stringify(
    { version: '2.0', envId: '{{env.ENV_ID}}', functionRoot: './dist/cloudfunctions', functions, database },
    null,
    2,
  )}\n`
}

function actions(contracts, { ROLE_LABELS }) {
  const sections = contracts.map(({ functionName, actions: all }) => {
    const rows = Object.entries(all).map(([name, { roles, effect, perMinute }]) => {
      const who = roles.map((role) => ROLE_LABELS[role]).join('、')
      return `| \`${functionName}.${name}\` | ${who} | ${effect === 'write' ? '改' : '读'} | ${perMinute ?? (effect === 'write' ? 30 : 120)} |`
    })
    return `## ${functionName}\n\n| 动作 | 谁可以 | 读还是改 | 一分钟最多几次 |\n|---|---|---|---|\n${rows.join('\n')}\n`
  })
  return `# 谁可以做什么\n\n由 \`node config/generate.mjs\` 从各个 \`contract.ts\` 生成，不要手改。\n\n${sections.join('\n')}`
}

function machines(found) {
  const drawings = found.map(({ domain, machine, labels }) => {
    const lines = Object.entries(machine.transitions).flatMap(([event, { from, to }]) =>
      from.map((state) => `  ${state} --> ${to}: ${event}`),
    )
    const names = Object.entries(labels).map(([state, label]) => `  ${state}: ${label}`)
    return `## ${domain}\n\n\`\`\`mermaid\nstateDiagram-v2\n${[...names, ...lines].join('\n')}\n\`\`\`\n`
  })
  return `# 流程图\n\n由 \`node config/generate.mjs\` 从各个 \`machine.ts\` 生成，不要手改。\n\n${drawings.join('\n')}`
}

const withMachine = domains.filter((domain) => existsSync(`${FUNCTIONS}/${domain}/machine.ts`))
const [common, { site }, ...modules] = await load([
  `${FUNCTIONS}/_common/contract`,
  'site/index',
  ...domains.map((domain) => `${FUNCTIONS}/${domain}/contract`),
  ...withMachine.map((domain) => `${FUNCTIONS}/${domain}/machine`),
])
const contracts = domains.map((domain, index) => modules[index][domain])
/** `storyMachine` is drawn with `STORY_STATE_LABELS`; a domain with several machines has a title for each. */
const found = withMachine.flatMap((domain, index) => {
  const exported = modules[domains.length + index]
  const names = Object.keys(exported).filter((name) => name.endsWith('Machine'))
  return names.map((name) => {
    const labels = `${name.slice(0, -'Machine'.length).replace(/[A-Z]/g, '_$&').toUpperCase()}_STATE_LABELS`
    if (!exported[labels]) throw new Error(`${domain}/machine: ${name} has no ${labels}`)
    return {
      domain: names.length > 1 ? `${domain}: ${name}` : domain,
      machine: exported[name],
      labels: exported[labels],
    }
  })
})

/** tdesign-icons-svg, MIT. An icon takes its colour from the text around it, so it is a mask and not a picture. */
const ICONS = [
  'accessibility',
  'assignment',
  'bookmark',
  'call',
  'chart-bar',
  'check',
  'check-circle',
  'chevron-down',
  'chevron-left',
  'chevron-right',
  'chevron-up',
  'close',
  'delete',
  'download',
  'edit',
  'error-circle',
  'file-1',
  'heart',
  'history',
  'home',
  'image',
  'info-circle',
  'link',
  'lock-on',
  'pause',
  'play',
  'play-circle',
  'print',
  'qrcode',
  'refresh',
  'secured',
  'share',
  'sound',
  'swap',
  'textformat-bold',
  'time',
  'user',
  'user-checked',
  'view-list',
  'wifi-off',
]

/** A drawing as a style sheet names it. */
const styleAddress = (svg) =>
  `url("data:image/svg+xml,${encodeURIComponent(svg).replaceAll('%20', ' ').replaceAll('%3D', '=').replaceAll('%2F', '/').replaceAll('%3A', ':')}")`

function icons() {
  const rules = ICONS.map((name) => {
    const svg = readFileSync(`node_modules/tdesign-icons-svg/src/${name}.svg`, 'utf8')
      .replaceAll('view-box', 'viewBox')
      .replace(/\s+(width|height|class|id|aria-hidden)="[^"]*"/g, '')
      .replace(/<path[^>]*fill="transparent"[^>]*\/?>(?:<\/path>)?/g, (path) =>
        path.includes('stroke=') ? path : '',
      )
      .replaceAll('currentColor', '#000')
      .replace(/>\s+</g, '><')
      .trim()
    return `.icon-${name} { --icon-shape: ${styleAddress(svg)}; }`
  })
  return `/* Made by config/generate.mjs from tdesign-icons-svg 0.4.0 (MIT). Do not edit. */\n${rules.join('\n')}\n`
}

function iconNames() {
  return `// Made by config/generate.mjs. Do not edit.\nexport type IconName =\n${ICONS.map((name) => `  | '${name}'`).join('\n')}\n`
}

const ANTLERS = [
  'M21.8 37V31C21.8 23 10 22 8 5',
  'M26.2 37V31C26.2 23 38 22 40 5',
  'M9.6 14.5C14 15.5 17 12 17.4 6',
  'M38.4 14.5C34 15.5 31 12 30.6 6',
  'M14.2 23.4C9.5 24.6 5 23 2.5 19',
  'M33.8 23.4C38.5 24.6 43 23 45.5 19',
]
const INK = '#182126'

/** Mark and wordmark as one picture: antlers on a steel bar, and the name in outlines. */
function brand() {
  const antlers = ANTLERS.map((path) => `<path d="${path}"/>`).join('')
  const mark = `<g fill="none" stroke="${INK}" stroke-width="4.4">${antlers}</g><rect x="2" y="38" width="44" height="6" fill="${site.colours.molten}"/>`
  const characters = site.wordmark.characters
    .map(({ transform, path }) => `<path transform="${transform}" d="${path}"/>`)
    .join('')
  const name = `<svg x="60" y="2" width="224" height="44" viewBox="${site.wordmark.viewBox}"><g transform="scale(1,-1)" fill="${INK}">${characters}</g></svg>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 284 48" width="284" height="48">${mark}${name}</svg>`
  return `/* Made by config/generate.mjs from site/. Do not edit. */\n.brand { background: ${styleAddress(svg)} center / contain no-repeat; }\n`
}

/** The years that this product promises deadlines in and chinese-days knows; later ones are entered by an administrator. */
const FIRST_CALENDAR_YEAR = 2024

function workingDays() {
  const folder = 'node_modules/chinese-days/dist/years'
  const years = readdirSync(folder)
    .map((file) => Number(/^(\d{4})\.json$/.exec(file)?.[1]))
    .filter((year) => year >= FIRST_CALENDAR_YEAR)
    .sort()
  const rows = years.map((year) => {
    const { holidays, workdays } = JSON.parse(readFileSync(`${folder}/${year}.json`, 'utf8'))
    const ofYear = (days) => Object.keys(days).filter((day) => day.startsWith(`${year}-`))
    const isWeekend = (day) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
    const listed = (days) => `[${days.map((day) => `'${day.slice(5)}'`).join(', ')}]`
    const free = ofYear(holidays).filter((day) => !isWeekend(day))
    return `  {\n    year: ${year},\n    free: ${listed(free)},\n    worked: ${listed(ofYear(workdays))},\n  },`
  })
  return `// Made by config/generate.mjs from chinese-days (国务院办公厅 on each year's holidays). Do not edit.\n/** Working days of the week that are free, and weekend days that are worked. */\nexport const WORKING_DAYS = [\n${rows.join('\n')}\n] as const\n`
}

const files = {
  'cloudfunctions/_common/working-days.ts': workingDays(),
  'src/ui/masthead/brand.scss': brand(),
  'src/ui/icon/icons.scss': icons(),
  'src/ui/icon/names.ts': iconNames(),
  'cloudbaserc.json': deployment(),
  'docs/actions.md': actions(contracts, common),
  'docs/machines.md': machines(found),
}
const stale = Object.entries(files).filter(
  ([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text,
)
if (process.argv.includes('--check')) {
  for (const [file] of stale) console.error(`${file} is not up to date: run \`node config/generate.mjs\``)
  process.exit(stale.length ? 1 : 0)
}
for (const [file, text] of stale) {
  writeFileSync(file, text)
  console.info(`wrote ${file}`)
}
