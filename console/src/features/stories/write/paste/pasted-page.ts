import { cleanPastedPage, textToDocument } from '@functions/_common/plain-text'
import type { StoryDocument } from '@functions/_common/story-document'
import { site } from '@site'

/** What a pasted page says about itself, for the fields beside the text. */
export interface PastedFacts {
  readonly title: string
  readonly datedAt: string | null
  readonly unitId: string | null
  readonly unitName: string
  readonly source: string
  readonly author: string
}

export interface PastedPage {
  readonly facts: PastedFacts
  readonly document: StoryDocument
}

/** A whole page of a website, with its provenance line, taken apart; null when the text is not one. */
export function pastedPage(text: string): PastedPage | null {
  const { text: body, unit, ...facts } = cleanPastedPage(text)
  if (!facts.title || !facts.datedAt || !body) return null
  const unitId = site.units.find(({ name }) => name === unit)?.unitId ?? null
  return { facts: { ...facts, unitId, unitName: unit }, document: textToDocument(body) }
}
