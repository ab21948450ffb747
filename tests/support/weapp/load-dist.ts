import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { normalize, relativeTo } from './paths'

/** Text files of a weapp build: path inside the build → content. */
export type DistFiles = Readonly<Record<string, string>>

export interface PageJson {
  readonly usingComponents?: Readonly<Record<string, string>>
  readonly navigationBarTitleText?: string
  readonly navigationStyle?: 'default' | 'custom'
  readonly enablePullDownRefresh?: boolean
}

interface AppJson extends PageJson {
  readonly pages: readonly string[]
  readonly subPackages?: readonly Subpackage[]
  readonly subpackages?: readonly Subpackage[]
  readonly window?: PageJson
  readonly tabBar?: { readonly list: readonly { readonly pagePath: string; readonly text: string }[] }
}
interface Subpackage {
  readonly root: string
  readonly pages: readonly string[]
}

/** A weapp build as the phone unpacks it. */
export interface Dist {
  readonly files: DistFiles
  /** Every page, those of subpackages too; the first one is where a plain start lands. */
  readonly pages: readonly string[]
  readonly tabs: readonly { readonly pagePath: string; readonly text: string }[]
  /** A page's settings over those of the app's window. */
  pageJson(route: string): PageJson
  /** Component name in templates → path of the component, for the page or component at `path`. */
  componentsOf(path: string): Readonly<Record<string, string>>
}

const TEXT_FILE = /\.(js|json|wxml|wxs|wxss)$/

export function loadDist(root: string): Dist {
  const files: Record<string, string> = {}
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !TEXT_FILE.test(entry.name)) continue
    const file = join(entry.parentPath ?? entry.path, entry.name)
    files[relative(root, file).replaceAll('\\', '/')] = readFileSync(file, 'utf8')
  }
  const app = JSON.parse(files['app.json'] ?? '{}') as AppJson
  const jsonOf = (path: string) => JSON.parse(files[`${path}.json`] ?? '{}') as PageJson
  const subpackages = app.subPackages ?? app.subpackages ?? []
  return {
    files,
    pages: [
      ...app.pages,
      ...subpackages.flatMap((sub) => sub.pages.map((page) => normalize(`${sub.root}/${page}`))),
    ],
    tabs: app.tabBar?.list ?? [],
    pageJson: (route) => ({ ...app.window, ...jsonOf(route) }),
    componentsOf(path) {
      const using = { ...app.usingComponents, ...jsonOf(path).usingComponents }
      return Object.fromEntries(Object.entries(using).map(([name, to]) => [name, relativeTo(path, to)]))
    },
  }
}
