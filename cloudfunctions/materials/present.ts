import { files } from '../_server/files'
import type { Description, Material } from './contract'
import type { MaterialRow } from './store'

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
