import { Icon } from '../../../../ui/icon'
import { since } from '../../../../ui/time'
import { useNow } from '../../../../ui/use-now'
import type { SavingPhase } from './autosave'
import type { Autosave } from './use-autosave'

/** Spoken once when it changes; the running seconds are for the eye only. */
const SPOKEN: Record<SavingPhase, string> = {
  saved: '存好了',
  typing: '',
  sending: '',
  cut_off: '网断了，没存上；写的都在这台电脑里，连上就存',
  refused: '没存上',
  conflict: '别人也改了这篇，要您选',
}

/** 存没存: 存好了，3 秒前. */
export function SavingLine({ autosave, characters }: { autosave: Autosave; characters: number }) {
  const now = useNow(1000)
  const { saving, keeping } = autosave
  return (
    <div className="saving meta num">
      <span>{characters.toLocaleString('zh-CN')} 字</span>
      <span aria-hidden="true" className={`saving-${saving.phase}`}>
        {words(autosave, now)}
      </span>
      <span className="spoken" role="status">
        {saving.phase === 'saved' && saving.savedAt === null ? '' : SPOKEN[saving.phase]}
        {saving.phase === 'refused' && `：${saving.refusal}`}
        {!keeping && '这台电脑也没地方留底，先别关这一页'}
      </span>
      {(saving.phase === 'cut_off' || saving.phase === 'refused') && (
        <button type="button" className="link" onClick={autosave.flush}>
          现在存
        </button>
      )}
    </div>
  )
}

function words({ saving, keeping }: Autosave, now: number) {
  const kept = keeping ? '写的都在这台电脑里' : '这台电脑也没地方留底，先别关这一页'
  switch (saving.phase) {
    case 'saved':
      return saving.savedAt === null
        ? '都存好了'
        : `存好了，${since(new Date(saving.savedAt).toISOString(), Math.max(now, saving.savedAt))}`
    case 'typing':
      return '停笔两秒就存'
    case 'sending':
      return '正在存'
    case 'cut_off':
      return (
        <>
          <Icon name="wifi-off" />
          没连上，{kept}，连上就存
        </>
      )
    case 'refused':
      return `没存上：${saving.refusal}${keeping ? '' : kept}`
    case 'conflict':
      return '别人也改了这篇，要您选一下'
  }
}
