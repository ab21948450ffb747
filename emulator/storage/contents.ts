import { createHash, randomUUID } from 'node:crypto'
import {
  closeSync,
  createReadStream,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { HEAD_BYTES } from './kinds'

/** Content that has arrived completely and safely on disk, but not yet under its hash. */
export interface Arrived {
  readonly temporary: string
  readonly hash: string
  readonly size: number
  /** The first bytes, to tell what it is. */
  readonly head: Buffer
}

/** File contents on disk, each under its sha256: `contents/ab/abcdef…`. */
export class Contents {
  readonly #folder: string
  readonly #temporary: string

  constructor(folder: string) {
    this.#folder = join(folder, 'contents')
    this.#temporary = join(folder, 'arriving')
    rmSync(this.#temporary, { recursive: true, force: true }) // uploads that a crash cut off
    mkdirSync(this.#temporary, { recursive: true })
    mkdirSync(this.#folder, { recursive: true })
  }

  /** Writes a stream to disk; `null` when it is larger than `limit` bytes. Leaves nothing behind when it breaks off. */
  async receive(stream: Readable, limit: number): Promise<Arrived | null> {
    const temporary = join(this.#temporary, randomUUID())
    const handle = await open(temporary, 'wx')
    try {
      const written = await write(handle, stream, limit)
      if (written) {
        await handle.sync()
        await handle.close()
        return { temporary, ...written }
      }
    } catch (error) {
      await this.#discard(handle, temporary)
      throw error
    }
    await this.#discard(handle, temporary)
    return null
  }

  /** Puts arrived content under its hash, in one step and durably. */
  keep({ temporary, hash }: Arrived): void {
    const folder = join(this.#folder, hash.slice(0, 2))
    mkdirSync(folder, { recursive: true })
    renameSync(temporary, join(folder, hash))
    for (const changed of [folder, this.#folder]) syncFolder(changed)
  }

  read(hash: string, start: number, end: number): Readable {
    return createReadStream(this.#place(hash), { start, end })
  }

  remove(hash: string): void {
    rmSync(this.#place(hash), { force: true })
  }

  /** Removes content that no path names: what a crash left between keeping it and naming it. */
  sweep(named: ReadonlySet<string>): void {
    for (const prefix of readdirSync(this.#folder)) {
      for (const hash of readdirSync(join(this.#folder, prefix))) {
        if (!named.has(hash)) this.remove(hash)
      }
    }
  }

  #place(hash: string): string {
    return join(this.#folder, hash.slice(0, 2), hash)
  }

  async #discard(handle: FileHandle, temporary: string) {
    await handle.close()
    await rm(temporary, { force: true })
  }
}

async function write(handle: FileHandle, stream: Readable, limit: number) {
  const hash = createHash('sha256')
  let head = Buffer.alloc(0)
  let size = 0
  // a refused sender still has to hear why, so its connection stays
  for await (const chunk of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) return null
    if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.length)])
    hash.update(chunk)
    await handle.writeFile(chunk)
  }
  return { hash: hash.digest('hex'), size, head }
}

function syncFolder(folder: string) {
  if (process.platform === 'win32') return // folders cannot be opened there
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
