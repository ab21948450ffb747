import { randomBytes } from 'node:crypto'
import type { Shelf } from '../shelves'

export const MATERIAL_KINDS = ['image', 'voice', 'video', 'thumb'] as const
export type MaterialKind = (typeof MATERIAL_KINDS)[number]

export interface Material {
  readonly kind: MaterialKind
  readonly name: string
  readonly type: string
  readonly title: string
  readonly introduction: string
  readonly updatedAt: number
  /** Base64. */
  readonly content: string
}

/** The account's permanent material; and pictures of texts, which count apart and have an address only. */
export class Materials {
  readonly #shelf: Shelf<Material>
  readonly #pictures: Shelf<Pick<Material, 'type' | 'content'>>
  readonly #base: string

  constructor(shelf: Shelf<Material>, pictures: Shelf<Pick<Material, 'type' | 'content'>>, base: string) {
    this.#shelf = shelf
    this.#pictures = pictures
    this.#base = base
  }

  add(material: Material): string {
    const id = newId()
    this.#shelf.put(id, material)
    return id
  }

  addPicture(content: Buffer, type: string): string {
    const id = newId()
    this.#pictures.put(id, { type, content: content.toString('base64') })
    return this.addressOf(id)
  }

  get(id: string): Material | undefined {
    return this.#shelf.get(id)
  }

  remove(id: string): boolean {
    return this.#shelf.remove(id)
  }

  newest(kind: MaterialKind): { id: string; value: Material }[] {
    return this.#shelf.newest().filter(({ value }) => value.kind === kind)
  }

  /** Where a picture can be fetched; texts may show nothing else. */
  addressOf(id: string): string {
    return `${this.#base}/mmbiz/${id}`
  }

  isOwn(address: string): boolean {
    return address.startsWith(`${this.#base}/mmbiz/`)
  }

  /** What lies at an address that `addressOf` gave. */
  at(id: string): { content: Buffer; type: string } | undefined {
    const found = this.#pictures.get(id) ?? this.#shelf.get(id)
    return found && { content: Buffer.from(found.content, 'base64'), type: found.type }
  }
}

/** Ids of the platform are 43 or 64 characters of base64url. */
export const newId = () => randomBytes(48).toString('base64url')
