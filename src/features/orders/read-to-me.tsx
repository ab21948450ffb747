import { useReadAloud } from '@/aloud/use-read-aloud'
import { Button } from '@/ui/button'
import { Icon } from '@/ui/icon'

/** 念给我听; nothing where the phone has no voice. */
export function ReadToMe({ text }: { text: string }) {
  const aloud = useReadAloud(text)
  if (!aloud) return null
  const { state, toggle, trouble } = aloud
  const word = state === 'playing' ? '停' : state === 'paused' ? '接着念' : '念给我听'
  return (
    <Button kind="quiet" onTap={toggle}>
      <Icon name={state === 'playing' ? 'pause' : 'sound'} />
      {state === 'unavailable' ? trouble : word}
    </Button>
  )
}
