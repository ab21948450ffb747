import { spokenMinutes } from '@functions/_common/minutes'
import { volunteers } from '@functions/volunteers/contract'
import type { Correction, HoursEntry } from '@functions/volunteers/contract/hours'
import { View } from '@tarojs/components'
import { useState } from 'react'
import * as z from 'zod/mini'
import { api } from '@/api'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Sheet } from '@/ui/sheet'
import { StateNote } from '@/ui/state-note'
import { useAct } from '@/use-act'
import { type Faults, faultsOf } from '../faults'

const MINUTES = 60
const numberOf = (typed: string): number => (/^\d+$/.test(typed.trim()) ? Number(typed) : 0)

interface CorrectionSheetProps {
  readonly entry: HoursEntry
  /** What it counts now, minutes. */
  readonly counted: number
  readonly onAsked: (correction: Correction) => void
  readonly onClose: () => void
}

/** 申请更正: what it should be and why; the organiser who recorded it decides. */
export function CorrectionSheet({ entry, counted, onAsked, onClose }: CorrectionSheetProps) {
  const [hours, setHours] = useState(String(Math.floor(counted / MINUTES)))
  const [minutes, setMinutes] = useState(String(counted % MINUTES))
  const [why, setWhy] = useState('')
  const [faults, setFaults] = useState<Faults>({})
  const { busy, refused, act } = useAct()
  const send = () => {
    const input = {
      entryId: entry.entryId,
      toMinutes: numberOf(hours) * MINUTES + numberOf(minutes),
      why: why.trim(),
    }
    const parsed = z.safeParse(volunteers.actions.askCorrection.input, input)
    setFaults(faultsOf(parsed))
    if (parsed.success) act(async () => onAsked(await api(volunteers).askCorrection(parsed.data)))
  }
  return (
    <Sheet title="申请更正" onClose={onClose}>
      <View className="vol-lead">
        {`“${entry.of.label}”现在记 ${spokenMinutes(counted)}。由${entry.organiser.name}决定，结果发消息给您。`}
      </View>
      <Field
        as="code"
        label="应该是几小时"
        value={hours}
        maxLength={2}
        error={faults.toMinutes}
        onChange={setHours}
      />
      <Field as="code" label="零几分" value={minutes} maxLength={3} onChange={setMinutes} />
      <Field
        as="area"
        label="为什么不对"
        hint="写当时几点到、几点走，谁能说明。组织者会看到。"
        value={why}
        maxLength={200}
        error={faults.why}
        onChange={setWhy}
      />
      {refused && <StateNote tone="paused" title="没交上。" body={refused} />}
      <ActionBar>
        <Button busy={busy} onTap={send}>
          交给组织者
        </Button>
      </ActionBar>
    </Sheet>
  )
}
