import { files } from '../_server/files'
import type { Description, Material } from './contract'
import { withdrawnId } from './paths'
import type { MaterialRow } from './store'

/** How long somebody inside may look at a picture whose rights have run out, in seconds. */
const SIGHT_SECONDS = 15 * 60

/** Addresses for people inside of pictures whose rights have run out, by file id; without those that are still outside. */
export async function withdrawnUrls(fileIds: readonly string[]): Promise<Map<string, string>> {
  const urls = await files.temporaryUrls([...new Set(fileIds.map(withdrawnId))], SIGHT_SECONDS)
  return new Map(
    fileIds.flatMap((id) => {
      const url = urls.get(withdrawnId(id))
      return url ? [[id, url] as [string, string]] : []
    }),
  )
}

export const EMPTY_DESCRIPTION: Description = {
  title: '',
  words: '',
  alt: '',
  place: '',
  people: '',
  source: '',
  takenAt: null,
  rights: 'unknown',
  rightsHolder: '',
  rightsEndAt: null,
  reuse: 'anywhere',
}

export function descriptionOf(row: Description): Description {
  const { title, words, alt, place, people, source, takenAt } = row
  const { rights, rightsHolder, rightsEndAt, reuse } = row
  return { title, words, alt, place, people, source, takenAt, rights, rightsHolder, rightsEndAt, reuse }
}

export const searchedOf = ({ title, words, place, people, source, rightsHolder }: Description): string =>
  [title, words.slice(0, 500), place, people, source, rightsHolder].join(' ').toLowerCase()

const urlOf = (fileId: string | null): string | null => fileId && files.publicUrl(fileId)

export function materialOf(row: MaterialRow): Material {
  const { kind, state, type, size, width, height, sha256, fileId, camera, unitId } = row
  const { ownerId, ownerName, mentorId, reason, createdAt, updatedAt, revision } = row
  return {
    ...descriptionOf(row),
    materialId: row._id,
    kind,
    state,
    type,
    size,
    width,
    height,
    sha256,
    fileId,
    smallUrl: urlOf(row.smallId ?? row.screenId ?? fileId),
    screenUrl: urlOf(row.screenId ?? fileId),
    camera,
    unitId,
    ownerId,
    ownerName,
    mentorId,
    reason,
    createdAt,
    updatedAt,
    revision,
  }
}

/** Items as people inside see them: also pictures that are outside no more, by addresses that soon run out. */
export async function materialsOf(rows: readonly MaterialRow[]): Promise<Material[]> {
  const withdrawn = rows.flatMap(({ state, smallId, screenId, fileId }) =>
    state === 'expired' ? [smallId ?? screenId ?? fileId, screenId ?? fileId].flatMap((id) => id ?? []) : [],
  )
  const urls = await withdrawnUrls(withdrawn)
  const urlInside = (id: string | null) => (id && urls.get(id)) ?? urlOf(id)
  return rows.map((row) => {
    const { state, smallId, screenId, fileId } = row
    if (state !== 'expired') return materialOf(row)
    return {
      ...materialOf(row),
      smallUrl: urlInside(smallId ?? screenId ?? fileId),
      screenUrl: urlInside(screenId ?? fileId),
    }
  })
}
