import { MATERIAL_KIND_LABELS, type Material } from '@functions/materials/contract'
import { MATERIAL_STATE_LABELS } from '@functions/materials/machine'
import { since } from '../ui/time'
import './library-picker.css'

interface MaterialCardProps {
  readonly material: Material
  readonly onOpen: (material: Material) => void
}

/** One item in a grid: what it shows, its name, whose and since when. */
export function MaterialCard({ material, onOpen }: MaterialCardProps) {
  const { kind, title, state, ownerName, createdAt, smallUrl, alt, words, rights } = material
  return (
    <button type="button" className="material-card" onClick={() => onOpen(material)}>
      <span className="material-sight">
        {smallUrl ? (
          <img src={smallUrl} alt={alt} loading="lazy" />
        ) : (
          <span className="material-kind" aria-hidden="true">
            {kind === 'note' ? words.slice(0, 60) || '笔记' : MATERIAL_KIND_LABELS[kind]}
          </span>
        )}
      </span>
      <strong>{title}</strong>
      <span className="meta">
        {MATERIAL_KIND_LABELS[kind]}　{ownerName}　{since(createdAt, Date.now())}
      </span>
      <span className="material-tags">
        {state !== 'passed' && (
          <span className={`tag ${state === 'expired' ? 'tag-late' : 'tag-due'}`}>
            {MATERIAL_STATE_LABELS[state]}
          </span>
        )}
        {rights === 'unknown' && kind !== 'note' && <span className="tag tag-due">版权没写</span>}
      </span>
    </button>
  )
}
