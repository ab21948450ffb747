import { Text, View } from '@tarojs/components'
import './index.scss'

const NUMERALS = ['', '一', '两', '三', '四', '五', '六']

export interface SizeStep<Size> {
  readonly size: Size
  /** 小 标准 大 特大 最大. */
  readonly label: string
}

interface SizeRulerProps<Size> {
  readonly steps: readonly SizeStep<Size>[]
  readonly value: Size
  readonly onChange: (size: Size) => void
}

/** 字号: every step is written in the size that it gives. */
export function SizeRuler<Size extends 'xs' | 's' | 'm' | 'l' | 'xl'>({
  steps,
  value,
  onChange,
}: SizeRulerProps<Size>) {
  return (
    <View className="size-ruler" role="radiogroup" aria-label="字号">
      {steps.map(({ size, label }, index) => {
        const on = size === value
        return (
          <View
            key={size}
            className={on ? 'size-step size-step-on' : 'size-step'}
            role="radio"
            aria-checked={String(on)}
            aria-label={`字号 ${label}，${NUMERALS[steps.length]}档中第${index === 1 ? '二' : NUMERALS[index + 1]}档`}
            onClick={() => onChange(size)}
          >
            <Text className={`size-word size-word-${size}`}>{label}</Text>
          </View>
        )
      })}
    </View>
  )
}
