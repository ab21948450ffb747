interface ErrorMeterProps {
  readonly errors: number
  readonly limit: number
}

/** 差错 1，上限 3: one box an error that may be; over the limit it says what follows from it. */
export function ErrorMeter({ errors, limit }: ErrorMeterProps) {
  const over = errors > limit
  return (
    <span className={over ? 'error-meter error-meter-over' : 'error-meter'}>
      <span className="error-meter-boxes" aria-hidden="true">
        {Array.from({ length: Math.max(limit, Math.min(errors, limit + 3)) }, (_, place) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: boxes have no other name than their place
            key={place}
            className={place < errors ? (place < limit ? 'box-used' : 'box-over') : undefined}
          />
        ))}
      </span>
      <span className="num">
        差错 {errors}，上限 {limit}
        {over && '，超了，只能退回'}
      </span>
    </span>
  )
}
