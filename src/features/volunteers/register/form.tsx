import { AppError } from '@functions/_common/errors'
import { volunteers } from '@functions/volunteers/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '@/api'
import { goTo } from '@/go'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { ConsentCheck } from '@/ui/consent-check'
import { Field } from '@/ui/field'
import { StateNote } from '@/ui/state-note'
import { useAct } from '@/use-act'
import type { Faults } from '../faults'
import { Changeable } from './changeable'
import { checked, type Draft, EMPTY, needsGuardian } from './draft'
import { Guardian } from './guardian'

const POLICY = '/features/people/policy/index'

/** 注册: what is collected and why, then the questions; agreeing is the person's own tap. */
export function Form({ onDone }: { onDone: () => void }) {
  const [draft, setDraft] = useState<Draft>(EMPTY)
  const [faults, setFaults] = useState<Faults>({})
  const { busy, refused, act } = useAct()
  const change = (part: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...part }))
    setFaults({})
  }
  const send = () => {
    const { input, faults: found } = checked(draft, Date.now())
    setFaults(found)
    if (!input) return
    act(async () => {
      try {
        await api(volunteers).register(input)
      } catch (error) {
        if (error instanceof AppError && error.code === 'invalid_input') setFaults(error.fields)
        throw error
      }
      onDone()
    })
  }
  return (
    <>
      <StateNote
        tone="info"
        title="收集这些，做什么用"
        body="姓名、出生日期、身份证号：按规定登记志愿者，确认是本人；加密存着，只核对，不给别人看。手机号：派单员联系您。街道和社区：算离您多远。技能、语言、时间：派合适的单。"
      />
      <Field
        as="line"
        label="姓名"
        value={draft.name}
        maxLength={30}
        error={faults.name}
        onChange={(name) => change({ name })}
      />
      <Field
        as="line"
        label="出生日期"
        hint="8 位数字，比如 19900506"
        value={draft.birthDate}
        maxLength={10}
        error={faults.birthDate}
        onChange={(birthDate) => change({ birthDate })}
      />
      <Field
        as="line"
        label="身份证号"
        hint="18 位，最后一位可能是 X"
        value={draft.identityNumber}
        maxLength={18}
        error={faults.identityNumber}
        onChange={(identityNumber) => change({ identityNumber })}
      />
      <Changeable draft={draft} faults={faults} phoneHint="派单员联系您用，居民看不到" onChange={change} />
      {needsGuardian(draft.birthDate, Date.now()) && (
        <Guardian draft={draft} faults={faults} onChange={change} />
      )}
      <View className="vol-part">
        <ConsentCheck
          checked={draft.agreed}
          text="我看过收集哪些信息、做什么用，同意用来登记志愿服务"
          error={faults.agreed}
          onChange={(agreed) => change({ agreed })}
        >
          <Button kind="quiet" onTap={() => goTo(POLICY)}>
            看隐私政策
          </Button>
        </ConsentCheck>
      </View>
      {Object.keys(faults).length > 0 && (
        <StateNote tone="paused" title="还没注册上。" body="上面标出来的几项改一下，再点一次。" />
      )}
      {refused && Object.keys(faults).length === 0 && (
        <StateNote tone="paused" title="还没注册上。" body={refused} />
      )}
      <ActionBar>
        <Button busy={busy} onTap={send}>
          {busy ? '正在注册' : '注册'}
        </Button>
      </ActionBar>
    </>
  )
}
