import { App } from 'antd'
import { useState } from 'react'
import { sayAll } from '../../say'

/** Saves once at a time; says how it went, and keeps what was written when it did not go. */
export function useSaving(onSaved: () => void): {
  busy: boolean
  save: (work: () => Promise<unknown>) => void
} {
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const save = async (work: () => Promise<unknown>) => {
    setBusy(true)
    try {
      await work()
      message.success('存好了，几秒内读者看到的就是新的。')
      onSaved()
    } catch (error) {
      message.error(sayAll(error))
      setBusy(false)
    }
  }
  return { busy, save: (work) => void save(work) }
}
