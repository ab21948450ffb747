import type * as glassEasel from 'glass-easel'
import { TmplGroup } from 'glass-easel-template-compiler'
import type { DistFiles } from './load-dist'

type ComponentTemplate = glassEasel.template.ComponentTemplate

export interface Templates {
  /** What the compiler had to say; a clean build has none. */
  readonly warnings: readonly string[]
  /** The template of a page or component; throws when the build has no such wxml. */
  of(path: string): ComponentTemplate
  /** Shows what stands between the tags and nothing else: the inside of every built-in component. */
  readonly slot: ComponentTemplate
}

const SLOT = '__slot'

/** The two globals of WXS, the language inside templates. */
const getRegExp = (pattern: string, flags?: string) => new RegExp(pattern, flags)
const getDate = (...parts: [] | [number | string]) => new Date(...(parts as []))

/** Compiles every wxml and wxs of a build with the template compiler of glass-easel. */
export function compileTemplates(files: DistFiles): Templates {
  const group = new TmplGroup()
  const warnings: string[] = []
  for (const [file, content] of Object.entries(files)) {
    if (file.endsWith('.wxml')) {
      const found = group.addTmpl(file.slice(0, -'.wxml'.length), content) as unknown[]
      warnings.push(...found.map((warning) => `${file}: ${String(warning)}`))
    } else if (file.endsWith('.wxs')) {
      // this compiler names modules without their suffix
      group.addScript(
        file.slice(0, -'.wxs'.length),
        content.replace(/(require\(\s*['"][^'"]+?)\.wxs(['"])/g, '$1$2'),
      )
    }
  }
  group.addTmpl(SLOT, '<slot/>')
  const source = group.getTmplGenObjectGroups()
  group.free()

  const make = new Function('getRegExp', 'getDate', `return ${source}`)
  const compiled = make(getRegExp, getDate) as Record<string, ComponentTemplate['content']>
  const template = (path: string): ComponentTemplate => {
    const content = compiled[path]
    if (!content) throw new Error(`the build has no ${path}.wxml`)
    return { groupList: compiled, content, fallbackListenerOnNativeNode: true } as ComponentTemplate
  }
  return { warnings, of: template, slot: template(SLOT) }
}
