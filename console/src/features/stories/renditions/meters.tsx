import type { Rendition } from '@functions/stories/contract'

/** 用了多少: what an outlet limits, and by how much it is over. */
export function Meters({ meters }: Pick<Rendition, 'meters'>) {
  return (
    <p className="rendition-meters">
      {meters.map(({ name, used, limit, unit }) => {
        const over = limit !== null && used > limit
        return (
          <span key={name} className={over ? 'meter meter-over num' : 'meter num'}>
            {name} {used}
            {limit !== null && `/${limit}`} {unit}
            {over && <>，多了 {used - (limit ?? 0)}</>}
          </span>
        )
      })}
    </p>
  )
}
