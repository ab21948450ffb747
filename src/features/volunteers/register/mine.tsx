import { volunteers } from '@functions/volunteers/contract'
import type { MyRegistration } from '@functions/volunteers/contract/registered'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '@/api'
import { goTo } from '@/go'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Rail } from '@/ui/rail'
import { StateNote } from '@/ui/state-note'
import { useAct } from '@/use-act'
import type { Faults } from '../faults'
import { NotYet } from '../not-yet'
import { PATHS } from '../words'
import { Away } from './away'
import { Changeable } from './changeable'
import { changeableOf, draftOf, faultsOfChange } from './draft'
import { Withdraw } from './withdraw'

/** Registered, or waiting for a guardian; and what may be changed. */
export function Mine({ first, onGone }: { first: MyRegistration; onGone: () => void }) {
  const [registration, setRegistration] = useState(first)
  const [draft, setDraft] = useState(() => draftOf(first))
  const [faults, setFaults] = useState<Faults>({})
  const [saved, setSaved] = useState(false)
  const { busy, refused, act } = useAct()
  const save = () => {
    const input = changeableOf(draft)
    const found = faultsOfChange(input)
    setFaults(found)
    if (Object.keys(found).length > 0) return
    act(async () => {
      const { registration: changed } = await api(volunteers).changeMine(input)
      if (changed) {
        setRegistration(changed)
        setDraft(draftOf(changed))
      }
      setSaved(true)
    })
  }
  return (
    <>
      {registration.state === 'registered' ? (
        <>
          <StateNote
            tone="done"
            title={`${registration.name}，您是注册志愿者了。`}
            body="有合适的单派给您，会发消息。也可以自己去领。"
          />
          <ActionBar>
            <Button onTap={() => goTo(PATHS.pool)}>去领单</Button>
          </ActionBar>
        </>
      ) : (
        <NotYet registration={registration} />
      )}
      <View className="vol-part">
        <Rail title="改我的资料" />
        <Changeable
          draft={draft}
          faults={faults}
          phoneHint={`现在是 ${registration.phoneMasked}。不换就不用填`}
          onChange={(part) => {
            setDraft((before) => ({ ...before, ...part }))
            setFaults({})
            setSaved(false)
          }}
        />
        {saved && <StateNote tone="done" title="改好了。" />}
        {refused && <StateNote tone="paused" title="没改成。" body={refused} />}
        <ActionBar>
          <Button kind="line" busy={busy} onTap={save}>
            保存
          </Button>
        </ActionBar>
      </View>
      <Away awayUntil={registration.awayUntil} onChanged={(changed) => changed && setRegistration(changed)} />
      <Withdraw onDone={onGone} />
    </>
  )
}
