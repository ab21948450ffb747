import { OfflineError } from '@functions/_common/client'
import { errorText } from '@functions/_common/error-text'
import { AppError } from '@functions/_common/errors'
import { textToDocument } from '@functions/_common/plain-text'
import { materials } from '@functions/materials/contract'
import { stories } from '@functions/stories/contract'
import { api } from '@/api'
import { fieldQueue, type QueuedFile, type QueuedItem } from '@/kept/field-queue'
import { digestOf, forgetFile, putPart, readPart } from '@/local-files'
import { sendPitch } from '@/pitching'

/** How a round of sending ended. */
export type Outcome = 'done' | 'offline' | 'signed_out'

/** Tells how much of an item has gone, from 0 to 1. */
type Told = (key: string, share: number) => void

let running: Promise<Outcome> | null = null

/** Sends what waits, the oldest first. One round at a time, however often the page asks. */
export function sendQueue(personId: string, told: Told): Promise<Outcome> {
  running ??= run(personId, told).finally(() => {
    running = null
  })
  return running
}

async function run(personId: string, told: Told): Promise<Outcome> {
  for (const item of fieldQueue.of(personId).reverse()) {
    if (item.state !== 'waiting') continue
    try {
      fieldQueue.mark(item.key, 'sent', await send(item, told))
      if (item.kind === 'file') await forgetFile(item.path)
      told(item.key, 1)
    } catch (error) {
      if (!(error instanceof AppError)) return 'offline'
      if (error.code === 'not_signed_in') return 'signed_out'
      // a centre that is busy or broken takes it later; what it refuses, it refuses again
      if (error.code === 'unexpected' || error.code === 'too_many_requests' || error.code === 'wrong_state') {
        return 'offline'
      }
      fieldQueue.mark(item.key, 'refused', Object.values(error.fields)[0] ?? errorText(error))
    }
  }
  return 'done'
}

/** Answers what there is to say of it, if anything. */
async function send(item: QueuedItem, told: Told): Promise<string> {
  switch (item.kind) {
    case 'note': {
      await api(materials).writeNote({ about: { title: item.title, words: item.words } }, { key: item.key })
      return ''
    }
    case 'story': {
      const { storyId, revision, ...story } = await api(stories).create({}, { key: item.key })
      // the first answer is kept for this key, so both calls may be sent again and the words are saved once
      const { title, words } = item
      const content = { ...contentOf(story), title, document: textToDocument(words) }
      await api(stories).save({ storyId, revision, content }, { key: `${item.key}-words` })
      return ''
    }
    case 'pitch':
      await sendPitch(item)
      return ''
    case 'file':
      return sendFile(item, told)
  }
}

type Content = Parameters<ReturnType<typeof api<(typeof stories)['actions']>>['save']>[0]['content']

function contentOf(story: Content): Content {
  const { title, digest, columnId, source, author, unitId, kind, cover, motif, datedAt, pinned, document } =
    story
  return { title, digest, columnId, source, author, unitId, kind, cover, motif, datedAt, pinned, document }
}

async function sendFile(item: QueuedFile, told: Told): Promise<string> {
  const { key: uploadKey, name, size, path, title } = item
  const begun = await api(materials).upload({ uploadKey, name, size, sha256: await digestOf(item) })
  if (begun.materialId) return ''
  if (begun.sameId) return '库里已经有一样的，不用再发。'
  const stored = new Set(begun.stored)
  for (let part = 0; part < begun.parts; part++) {
    if (!stored.has(part)) {
      const from = part * begun.partBytes
      const { addresses } = await api(materials).partAddresses({ uploadKey, parts: [part] })
      const address = addresses[0]
      if (!address) throw new OfflineError('no address')
      const bytes = await readPart(path, from, Math.min(begun.partBytes, size - from))
      await putPart(address.url, address.headers, bytes)
    }
    told(uploadKey, (part + 1) / (begun.parts + 1))
  }
  await api(materials).finish({ uploadKey, about: title ? { title } : {} })
  return ''
}
