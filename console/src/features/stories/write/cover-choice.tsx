import type { JSONContent } from '@tiptap/core'
import { useSyncExternalStore } from 'react'
import { addressOf, subscribeUploads } from './pictures/uploads'

interface CoverChoiceProps {
  readonly cover: string | null
  readonly body: JSONContent
  readonly onChange: (cover: string | null) => void
}

interface Choice {
  readonly src: string
  readonly alt: string
}

/** 封面: one of the pictures in the text. One that has left the text stays until another is chosen. */
export function CoverChoice({ cover, body, onChange }: CoverChoiceProps) {
  const inText = (body.content ?? []).flatMap((node): Choice[] =>
    node.type === 'image' ? [{ src: String(node.attrs?.src), alt: String(node.attrs?.alt ?? '') }] : [],
  )
  const choices = inText.filter(({ src }, index) => inText.findIndex((other) => other.src === src) === index)
  if (cover && !choices.some(({ src }) => src === cover)) choices.unshift({ src: cover, alt: '现在的封面' })
  return (
    <fieldset className="covers">
      <legend className="field-label">封面</legend>
      {choices.length === 0 ? (
        <p className="meta">正文里有图时，从中选一张。</p>
      ) : (
        <div className="covers-list">
          <label className={cover === null ? 'cover-choice cover-chosen' : 'cover-choice'}>
            <input type="radio" name="cover" checked={cover === null} onChange={() => onChange(null)} />
            <span>不用照片</span>
          </label>
          {choices.map(({ src, alt }, index) => (
            <label key={src} className={cover === src ? 'cover-choice cover-chosen' : 'cover-choice'}>
              <input type="radio" name="cover" checked={cover === src} onChange={() => onChange(src)} />
              <Thumbnail src={src} alt={alt || `正文第 ${index + 1} 张图`} />
            </label>
          ))}
        </div>
      )}
    </fieldset>
  )
}

function Thumbnail({ src, alt }: Choice) {
  const url = useSyncExternalStore(subscribeUploads, () => addressOf(src))
  return url ? <img src={url} alt={alt} /> : <span>{alt}</span>
}
