import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const KB = 1024

function sizeOf(path) {
  if (statSync(path).isFile()) return statSync(path).size
  return readdirSync(path).reduce((total, name) => total + sizeOf(`${path}/${name}`), 0)
}

/** What a browser fetches before the first page shows: the scripts and style sheets that the HTML names itself. */
function firstPage(root) {
  const html = readFileSync(`${root}/index.html`, 'utf8')
  const names = [...html.matchAll(/(?:src|href)="\.?\/?([^"]+\.(?:js|css))"/g)].map((match) => match[1])
  return names.reduce(
    (total, name) => total + gzipSync(readFileSync(`${root}/${name}`)).length,
    gzipSync(html).length,
  )
}

/** WeChat counts the main package without the subpackages that app.json names. */
function weappPackages() {
  const root = 'dist/weapp'
  const { subPackages = [], subpackages = subPackages } = JSON.parse(readFileSync(`${root}/app.json`, 'utf8'))
  const subs = subpackages.map(({ root: folder }) => ({
    name: `weapp 分包 ${folder}`,
    bytes: sizeOf(`${root}/${folder}`),
    limit: 1000 * KB,
  }))
  const main = sizeOf(root) - subs.reduce((total, { bytes }) => total + bytes, 0)
  return [{ name: 'weapp 主包', bytes: main, limit: 700 * KB }, ...subs]
}

/** Every size budget with what it is now; `bytes` over `limit` fails the check. */
export function measureSizes() {
  const sizes = []
  if (existsSync('dist/weapp/app.json')) sizes.push(...weappPackages())
  if (existsSync('dist/h5/index.html'))
    sizes.push({ name: 'H5 首页（gzip）', bytes: firstPage('dist/h5'), limit: 200 * KB })
  if (existsSync('dist/console/index.html'))
    sizes.push({ name: '工作台首页（gzip）', bytes: firstPage('dist/console'), limit: 200 * KB })
  return sizes
}
