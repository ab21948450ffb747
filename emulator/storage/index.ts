import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { Catalogue, type StoredFile } from './catalogue'
import { Contents } from './contents'
import { kindOf } from './kinds'
import { fileIdOf } from './paths'
import { Signatures } from './signatures'

/** How long an upload may begin after its permit was given, in seconds. */
const UPLOAD_SECONDS = 15 * 60

interface Options {
  readonly folder: string
  /** This cloud's own address. */
  readonly api: string
  readonly publicPrefixes: readonly string[]
  /** Largest file in bytes. */
  readonly limit: number
}

/** The files of the environment. */
export class Storage {
  readonly limit: number
  readonly #options: Options
  readonly #catalogue: Catalogue
  readonly #contents: Contents
  readonly #signatures: Signatures

  constructor(options: Options) {
    mkdirSync(options.folder, { recursive: true })
    this.limit = options.limit
    this.#options = options
    this.#catalogue = new Catalogue(join(options.folder, 'catalogue.db'))
    this.#contents = new Contents(options.folder)
    this.#contents.sweep(this.#catalogue.hashes())
    this.#signatures = new Signatures(this.#catalogue.signingKey())
  }

  isPublic(path: string): boolean {
    return this.#options.publicPrefixes.some((prefix) => path.startsWith(prefix))
  }

  find(path: string): StoredFile | undefined {
    return this.#catalogue.find(path)
  }

  newest(limit: number, offset: number) {
    return this.#catalogue.newest(limit, offset)
  }

  folder(path: string, limit: number, offset: number) {
    return this.#catalogue.folder(path, limit, offset)
  }

  /** Where and with what a file may be put: the first step of an upload. */
  permitUpload(path: string) {
    const authorization = this.#signatures.make('put', path, UPLOAD_SECONDS)
    return {
      url: this.#address(path),
      token: 'local',
      authorization,
      fileId: fileIdOf(path),
      cosFileId: this.cosFileId(path),
    }
  }

  /** The SDK sends this one as a header, so it is plain ASCII whatever the path is. */
  cosFileId(path: string): string {
    return createHash('sha256').update(path).digest('base64url')
  }

  mayPut(path: string, authorization: string): boolean {
    return this.#signatures.holds('put', path, authorization)
  }

  mayGet(path: string, query: string): boolean {
    return this.isPublic(path) || this.#signatures.holds('get', path, query)
  }

  /** Stores a stream under a path; `null` when it is too large. The file is there, whole and on disk, or not at all. */
  async put(path: string, stream: Readable): Promise<StoredFile | null> {
    const arrived = await this.#contents.receive(stream, this.limit)
    if (!arrived) return null
    const file = {
      path,
      hash: arrived.hash,
      size: arrived.size,
      kind: await kindOf(arrived.head),
      storedAt: Date.now(),
    }
    // without a pause from here on, so that a removal elsewhere cannot take the content away between the two
    const before = this.#catalogue.find(path)
    this.#contents.keep(arrived)
    this.#catalogue.put(file)
    if (before) this.#dropUnused(before.hash)
    return file
  }

  read(file: StoredFile, start = 0, end = file.size - 1): Readable {
    return this.#contents.read(file.hash, start, end)
  }

  /** Says whether there was one. */
  remove(path: string): boolean {
    const file = this.#catalogue.find(path)
    if (!file) return false
    this.#catalogue.remove(path)
    this.#dropUnused(file.hash)
    return true
  }

  /** Gives a file a second path; says whether it could. */
  copy(from: string, to: string, overwrite: boolean): 'copied' | 'missing' | 'exists' {
    const source = this.#catalogue.find(from)
    const target = this.#catalogue.find(to)
    if (!source) return 'missing'
    if (target && !overwrite) return 'exists'
    this.#catalogue.put({ ...source, path: to, storedAt: Date.now() })
    if (target) this.#dropUnused(target.hash)
    return 'copied'
  }

  /** Where a file can be fetched: for good when its path is public, else for so many seconds. Not percent-encoded, the SDK does that. */
  downloadAddress(path: string, seconds: number): string {
    return this.isPublic(path)
      ? this.#address(path)
      : `${this.#address(path)}?${this.#signatures.make('get', path, seconds)}`
  }

  close(): void {
    this.#catalogue.close()
  }

  #address(path: string): string {
    return `${this.#options.api}/_storage/${path}`
  }

  #dropUnused(hash: string) {
    if (!this.#catalogue.isUsed(hash)) this.#contents.remove(hash)
  }
}
