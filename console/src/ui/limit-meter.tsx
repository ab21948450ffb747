interface LimitMeterProps {
  readonly name: string
  readonly length: number
  readonly limit: number
}

/** 标题 15/32: over the limit it says so in words, not by colour alone. */
export function LimitMeter({ name, length, limit }: LimitMeterProps) {
  const over = length - limit
  return (
    <span className={over > 0 ? 'meter meter-over num' : 'meter num'}>
      {name} {length}/{limit}
      {over > 0 && <>，多了 {over} 个字</>}
    </span>
  )
}
