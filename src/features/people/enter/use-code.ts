import { people, type Resident } from '@functions/people/contract'
import { useEffect, useState } from 'react'
import * as z from 'zod/mini'
import { api } from '@/api'
import { type Faults, faultsFrom } from './faults'

const SECOND_MS = 1000

/** Seconds until a code may be sent again, counting down; 0: now. */
function useCountdown(): [number, (seconds: number) => void] {
  const [until, setUntil] = useState(0)
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (until === 0) return
    const tick = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / SECOND_MS)))
    tick()
    const timer = setInterval(tick, SECOND_MS)
    return () => clearInterval(timer)
  }, [until])
  return [left, (seconds) => setUntil(Date.now() + seconds * SECOND_MS)]
}

/** H5 sign-in: telephone, code, consent. */
export function useCode(onEntered: (token: string, resident: Resident) => void) {
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [agreed, setAgreed] = useState(false)
  const [faults, setFaults] = useState<Faults>({})
  const [sent, setSent] = useState<{ validMinutes: number } | null>(null)
  const [busy, setBusy] = useState<'sending' | 'entering' | null>(null)
  const [wait, startWait] = useCountdown()

  async function run(what: 'sending' | 'entering', work: () => Promise<void>): Promise<void> {
    if (busy) return
    setBusy(what)
    setFaults({})
    await work().catch((error: unknown) => setFaults(faultsFrom(error)))
    setBusy(null)
  }

  /** Refused on the phone by the same schema as the server's. */
  function refused(action: 'sendCode' | 'enterByCode', value: unknown): boolean {
    const parsed = z.safeParse<z.ZodMiniType>(people.actions[action].input, value)
    if (!parsed.success) {
      setFaults(
        Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0] ?? ''), message])),
      )
    }
    return !parsed.success
  }

  const send = () => {
    if (wait > 0 || refused('sendCode', { phone })) return
    void run('sending', async () => {
      const { resendAfterSeconds, validMinutes } = await api(people).sendCode({ phone })
      setSent({ validMinutes })
      startWait(resendAfterSeconds)
    })
  }
  const enter = () => {
    if (refused('enterByCode', { phone, code, agreedPolicy: agreed })) return
    void run('entering', async () => {
      const { token, resident } = await api(people).enterByCode({ phone, code, agreedPolicy: true })
      onEntered(token, resident)
    })
  }
  return { phone, setPhone, code, setCode, agreed, setAgreed, faults, sent, wait, busy, send, enter }
}
