import { instant } from '../_server/clock'
import type { Material } from './contract'
import type { MaterialState } from './machine'
import { materialIdOf } from './paths'
import { withdrawnUrls } from './present'
import * as store from './store'

/** What stories must know of a picture before and after they use it. */
export interface PictureRights {
  readonly fileId: string
  readonly materialId: string
  readonly title: string
  readonly alt: string
  readonly state: MaterialState
  readonly rights: Material['rights']
  readonly rightsHolder: string
  readonly source: string
  /** From then on it may not be used; null: no end. */
  readonly rightsEndAt: string | null
  readonly reuse: Material['reuse']
  readonly unitId: string | null
  readonly width: number | null
  readonly height: number | null
}

const AT_ONCE = 100

/** The clock comes by once an hour; rights end at their minute. */
const stateOf = ({ state, rightsEndAt }: store.MaterialRow): MaterialState =>
  state === 'passed' && rightsEndAt !== null && rightsEndAt <= instant() ? 'expired' : state

function rightsFrom(row: store.MaterialRow): PictureRights {
  const { title, alt, rights, rightsHolder, source, rightsEndAt, reuse, unitId, width, height } = row
  const fileId = row.fileId ?? ''
  return {
    fileId,
    materialId: row._id,
    title,
    alt,
    state: stateOf(row),
    rights,
    rightsHolder,
    source,
    rightsEndAt,
    reuse,
    unitId,
    width,
    height,
  }
}

/** The rights of those files that are pictures of the library; files that are none of it are left out. */
export async function rightsOf(fileIds: readonly string[]): Promise<PictureRights[]> {
  const wanted = new Map(fileIds.map((fileId) => [materialIdOf(fileId), fileId]))
  wanted.delete('')
  const ids = [...wanted.keys()]
  const found: store.MaterialRow[] = []
  for (let at = 0; at < ids.length; at += AT_ONCE)
    found.push(...(await store.byIds(ids.slice(at, at + AT_ONCE))))
  return found.filter((row) => row.fileId === wanted.get(row._id)).map(rightsFrom)
}

/** Where people inside see those of these files that are pictures whose rights ran out; the others are outside as ever. */
export async function withdrawnAmong(fileIds: readonly string[]): Promise<Map<string, string>> {
  const expired = (await rightsOf(fileIds)).filter(({ state }) => state === 'expired')
  return withdrawnUrls(expired.map(({ fileId }) => fileId))
}

/** Pictures whose rights ran out at this time or later, the latest first; at most 200. */
export async function expiredSince(at: string): Promise<(PictureRights & { readonly expiredAt: string })[]> {
  const rows = await store.expiredFrom(at, 200)
  return rows.flatMap((row) =>
    row.fileId && row.expiredAt ? [{ ...rightsFrom(row), expiredAt: row.expiredAt }] : [],
  )
}
