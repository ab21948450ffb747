import { App } from 'antd'
import { useState } from 'react'
import { sayAll } from './say'

/** One thing at a time: runs it, says that it is done or why not. Answers false when it was refused. */
export function useAct() {
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const act = async (work: () => Promise<unknown>, done?: string): Promise<boolean> => {
    setBusy(true)
    try {
      await work()
      if (done) message.success(done)
      return true
    } catch (error) {
      message.error(sayAll(error), 6)
      return false
    } finally {
      setBusy(false)
    }
  }
  return { busy, act }
}
