import { people } from '@functions/people/contract'
import { View } from '@tarojs/components'
import { useCallback, useState } from 'react'
import { api } from '@/api'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { Field } from '@/ui/field'
import { Waiting } from '@/ui/waiting'
import { FailedNote } from '../failed-note'
import '../index.scss'
import { useDeskCall } from '../use-desk-call'

/** More names than this are found by typing one. */
const SHOWN = 12

interface HandOverProps {
  readonly busy: boolean
  readonly except: string
  readonly onOffer: (to: { personId: string; note: string }) => void
}

/** 交接: to whom, and how far it is; it stays here until the other one says yes. */
export function HandOver({ busy, except, onOffer }: HandOverProps) {
  const [to, setTo] = useState('')
  const [name, setName] = useState('')
  const [note, setNote] = useState('')
  const { called, again } = useDeskCall(
    useCallback(async () => (await api(people).colleagues({})).colleagues, []),
  )
  if (called.phase === 'loading') return <Waiting shape="text" onRetry={again} />
  if (called.phase === 'failed') return <FailedNote error={called.error} onRetry={again} />
  const options = called.data
    .filter((one) => one.personId !== except && one.name.includes(name.trim()))
    .slice(0, SHOWN)
    .map((one) => ({ value: one.personId, label: one.name }))
  return (
    <View className="plan-sheet">
      <Field
        as="line"
        label="交给谁"
        hint="写名字就能找到。对方点头之前，任务还在您手里。"
        value={name}
        maxLength={20}
        onChange={setName}
      />
      <ChoiceChips label="交给谁" options={options} value={to} onChange={setTo} />
      <Field as="line" label="做到哪一步了" value={note} maxLength={200} onChange={setNote} />
      <ActionBar>
        <Button busy={busy || to === ''} onTap={() => onOffer({ personId: to, note })}>
          {to === '' ? '先选一位同事' : '问问对方'}
        </Button>
      </ActionBar>
    </View>
  )
}
