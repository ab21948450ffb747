import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { StateNote } from '@/ui/state-note'
import { useAct } from '@/use-act'

interface MoreProps {
  /** Null: everything is shown. */
  readonly nextCursor: string | null
  /** Asks for the page there and puts it behind those shown. */
  readonly load: (cursor: string) => Promise<void>
}

/** One more page after those shown. */
export function More({ nextCursor, load }: MoreProps) {
  const { busy, refused, act } = useAct()
  if (!nextCursor) return null
  return (
    <>
      {refused && <StateNote tone="paused" title="没翻开后面的。" body={refused} />}
      <ActionBar>
        <Button kind="line" busy={busy} onTap={() => act(() => load(nextCursor))}>
          再看一些
        </Button>
      </ActionBar>
    </>
  )
}
