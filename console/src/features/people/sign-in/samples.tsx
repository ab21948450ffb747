import { useEffect, useState } from 'react'

interface Sample {
  readonly label: string
  readonly userName: string
  readonly password: string
}

const isSample = (value: unknown): value is Sample =>
  typeof value === 'object' &&
  value !== null &&
  ['label', 'userName', 'password'].every((key) => typeof Reflect.get(value, key) === 'string')

/** Only a local start puts `sample.json` beside the page; a deployed console answers with its own page instead. */
async function readSamples(): Promise<Sample[]> {
  const response = await fetch('/sample.json')
  if (!response.ok || !response.headers.get('content-type')?.includes('json')) return []
  const list: unknown = await response.json()
  return Array.isArray(list) ? list.filter(isSample) : []
}

/** 示例账号, one press each, so that a newcomer gets in. */
export function SampleSignIns({ disabled, onPick }: { disabled: boolean; onPick: (sample: Sample) => void }) {
  const [samples, setSamples] = useState<Sample[]>([])
  useEffect(() => {
    let current = true
    readSamples().then(
      (found) => current && found.length > 0 && setSamples(found),
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [])
  if (samples.length === 0) return null
  return (
    <section className="samples" aria-labelledby="samples">
      <h2 id="samples" className="meta">
        本机示例，点一下就进
      </h2>
      <div className="samples-list">
        {samples.map((sample) => (
          <button
            key={sample.userName}
            type="button"
            className="button"
            disabled={disabled}
            onClick={() => onPick(sample)}
          >
            {sample.label}
          </button>
        ))}
      </div>
    </section>
  )
}
