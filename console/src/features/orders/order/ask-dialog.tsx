import type { Order } from '@functions/orders/contract'
import { Radio } from 'antd'
import { useState } from 'react'
import { ReasonDialog } from '../../../ui/reason-dialog'
import { ASKS, type Ask } from './asks'
import type { Steps } from './use-order'

interface AskDialogProps {
  readonly order: Order
  readonly ask: Ask
  readonly steps: Steps
  readonly onClose: () => void
}

/** A step with its words, and its reason when there is a list of them. */
export function AskDialog({ order, ask, steps, onClose }: AskDialogProps) {
  const [code, setCode] = useState<string | null>(null)
  const { choices, label, send, said, ok, danger = false, ...words } = ASKS[ask]
  return (
    <ReasonDialog
      title={words.title}
      label={label}
      hint={words.hint}
      okText={ok}
      cancelText="先不"
      danger={danger}
      shortest={words.shortest}
      usual={words.usual ?? []}
      incomplete={choices !== undefined && code === null}
      onSubmit={async (written) => {
        await steps.send(() => send(order, written, code ?? ''), said)
        onClose()
      }}
      onClose={onClose}
    >
      {choices && (
        <Radio.Group
          className="orders-choices"
          aria-label="理由"
          value={code}
          onChange={(event) => setCode(event.target.value)}
          options={choices.map((one) => ({ value: one.code, label: one.words }))}
        />
      )}
    </ReasonDialog>
  )
}
