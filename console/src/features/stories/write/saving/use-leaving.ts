import { App } from 'antd'
import { useEffect } from 'react'
import { useBlocker } from 'react-router-dom'
import { someUploading } from '../pictures/uploads'
import { isUnsaved } from './autosave'
import type { Autosave } from './use-autosave'

/** Warns before the page is left, but only when something would be lost: pictures under way, or words with no copy anywhere. */
export function useLeaving({ saving, keeping }: Autosave): void {
  const { modal } = App.useApp()
  const unkept = isUnsaved(saving) && !keeping
  const wouldLose = () => unkept || someUploading()
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname && wouldLose(),
  )

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (unkept || someUploading()) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [unkept])

  useEffect(() => {
    if (blocker.state !== 'blocked') return
    modal.confirm({
      title: unkept ? '有字还没存上，离开就没了' : '有图还没传完，离开就要重传',
      content: unkept ? '网断着，这台电脑也没地方留底。' : '文字都存着，图的位置也留着。',
      okText: '离开',
      cancelText: '留下',
      onOk: () => blocker.proceed(),
      onCancel: () => blocker.reset(),
    })
  }, [blocker, modal, unkept])
}
