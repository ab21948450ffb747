import { type Size, theme, useLooks } from '@/theme/store'
import { SizeRuler, type SizeStep } from '../size-ruler'

const STEPS: readonly SizeStep<Size>[] = [
  { size: 'xs', label: '小' },
  { size: 's', label: '标准' },
  { size: 'm', label: '大' },
  { size: 'l', label: '特大' },
  { size: 'xl', label: '最大' },
]
const ELDER_STEPS: readonly SizeStep<Size>[] = [
  { size: 'm', label: '小' },
  { size: 'l', label: '大' },
  { size: 'xl', label: '最大' },
]

/** 字号: the whole app follows, and remembers. */
export function SizeChoice() {
  const { elder, size } = useLooks()
  const steps = elder ? ELDER_STEPS : STEPS
  const shown = steps.some((step) => step.size === size) ? size : 'm'
  return <SizeRuler steps={steps} value={shown} onChange={(chosen) => theme.set({ size: chosen })} />
}
