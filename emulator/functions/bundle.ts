import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import Module, { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { constants, Script } from 'node:vm'

export interface Bundle {
  readonly exports: { readonly main?: unknown }
  /** Keeps what V8 has compiled by now for the next instance, which then starts in half the time. */
  remember(): void
}

/** Loads a bundle as `require` would, with the compiled code that an earlier instance left in `compiled`, if it did. */
export function loadBundle(file: string, compiled: string): Bundle {
  const source = readFileSync(file, 'utf8')
  // compiled code must never belong to another source or another Node; V8 itself compares lengths only
  const key = createHash('sha256').update(process.version).update(source).digest()
  const cachedData = readCompiled(compiled, key)
  const script = new Script(Module.wrap(source), {
    filename: file,
    cachedData,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  })
  const module = { exports: {} }
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file))
  const isKnown = cachedData !== undefined && !script.cachedDataRejected
  return {
    exports: module.exports,
    remember: () => {
      if (!isKnown) writeCompiled(compiled, key, script.createCachedData())
    },
  }
}

function readCompiled(file: string, key: Buffer): Buffer | undefined {
  try {
    const content = readFileSync(file)
    return content.subarray(0, key.length).equals(key) ? content.subarray(key.length) : undefined
  } catch {
    return undefined
  }
}

/** Several instances may write at once; each moves a complete file into place. */
function writeCompiled(file: string, key: Buffer, data: Buffer) {
  const temporary = `${file}.${randomUUID()}`
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(temporary, Buffer.concat([key, data]))
    renameSync(temporary, file)
  } catch (error) {
    console.warn('compiled code could not be kept, so starts stay slow:', error)
  }
}
