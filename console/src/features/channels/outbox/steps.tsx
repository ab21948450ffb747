import { CHANNEL_LABELS, channels, type Publication } from '@functions/channels/contract'
import { App } from 'antd'
import { useState } from 'react'
import { api } from '../../../api'
import { sayAll } from '../../../say'
import { ReadyForm } from './ready-form'
import { WordsDialog } from './words-dialog'

export type Step =
  | 'open'
  | 'takeUp'
  | 'putDown'
  | 'markPublished'
  | 'markWithdrawn'
  | 'markPictureReplaced'
  | 'markFailed'
  | 'cancel'
  | 'undo'

const AT_ONCE = {
  takeUp: '归您办了，别人看得到。',
  putDown: '放下了，别人可以办。',
  markWithdrawn: '记下了，撤下用时也记下了。',
  markPictureReplaced: '记下了，图换好了。',
  undo: '退回上一步了。',
} as const

const isAtOnce = (step: Step): step is keyof typeof AT_ONCE => step in AT_ONCE

/** Carries out the steps of the outbox: some at once, some with words, and answers the dialog that is open. */
export function useSteps(onDone: () => void) {
  const { message } = App.useApp()
  const [asked, setAsked] = useState<{ publication: Publication; step: Step } | null>(null)
  const close = () => setAsked(null)
  const done = (said: string) => {
    message.success(said)
    close()
    onDone()
  }
  const step = async (publication: Publication, wanted: Step) => {
    if (!isAtOnce(wanted)) return setAsked({ publication, step: wanted })
    try {
      await api(channels)[wanted]({ publicationId: publication.publicationId })
      done(AT_ONCE[wanted])
    } catch (error) {
      message.error(sayAll(error))
      onDone()
    }
  }
  const dialog = asked && <Asked {...asked} onDone={done} onClose={close} />
  return { step, dialog }
}

interface AskedProps {
  readonly publication: Publication
  readonly step: Step
  readonly onDone: (said: string) => void
  readonly onClose: () => void
}

function Asked({ publication: { publicationId, channel }, step, onDone, onClose }: AskedProps) {
  const name = CHANNEL_LABELS[channel]
  if (step === 'open') return <ReadyForm publicationId={publicationId} onClose={onClose} />
  if (step === 'markPublished') {
    return (
      <WordsDialog
        title={`${name}已经发出去了？`}
        label="在哪里看得到"
        hint="贴上网址；报纸写第几期第几版，节目写哪一天。实在没有可以空着。发错了，几分钟内可以退回。"
        okText="打勾"
        shortest={0}
        longest={500}
        onSubmit={async (link) => {
          await api(channels).markPublished({ publicationId, link })
          onDone(`记下了：${name}已发布。`)
        }}
        onClose={onClose}
      />
    )
  }
  const failed = step === 'markFailed'
  return (
    <WordsDialog
      title={failed ? `${name}没发成` : `${name}不发了？`}
      label={failed ? '那边说什么' : '为什么不发'}
      hint="写上原因，同事都看得到。"
      okText={failed ? '记下' : '不发了'}
      danger={!failed}
      shortest={2}
      longest={200}
      onSubmit={async (reason) => {
        if (failed) await api(channels).markFailed({ publicationId, reason })
        else await api(channels).cancel({ publicationId, reason })
        onDone('记下了。')
      }}
      onClose={onClose}
    />
  )
}
