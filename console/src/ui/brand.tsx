import { site } from '@site'
import { WORDMARK } from '../../../site/wordmark'

const ANTLERS = [
  'M21.8 37V31C21.8 23 10 22 8 5',
  'M26.2 37V31C26.2 23 38 22 40 5',
  'M9.6 14.5C14 15.5 17 12 17.4 6',
  'M38.4 14.5C34 15.5 31 12 30.6 6',
  'M14.2 23.4C9.5 24.6 5 23 2.5 19',
  'M33.8 23.4C38.5 24.6 43 23 45.5 19',
]

/** The mark, antlers (鹿城) on a steel bar (钢城), and the name as outlines. */
export function Brand({ size }: { size: number }) {
  return (
    <span className="brand">
      <svg width={size} height={size} viewBox="0 0 48 48" fill="none" aria-hidden="true">
        <g stroke="currentColor" strokeWidth="4.4">
          {ANTLERS.map((path) => (
            <path key={path} d={path} />
          ))}
        </g>
        <rect x="2" y="38" width="44" height="6" fill="var(--molten)" />
      </svg>
      <svg height={size * 0.74} viewBox={WORDMARK.viewBox} role="img" aria-label={site.name}>
        <g transform="scale(1,-1)" fill="currentColor">
          {WORDMARK.characters.map(({ transform, path }) => (
            <path key={transform} transform={transform} d={path} />
          ))}
        </g>
      </svg>
    </span>
  )
}
