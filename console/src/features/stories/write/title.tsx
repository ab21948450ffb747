import { useEffect, useId, useLayoutEffect, useRef } from 'react'
import { LimitMeter } from '../../../ui/limit-meter'

/** WeChat's limits for a title and a digest (rules.md). */
export const TITLE_LIMIT = 32
export const DIGEST_LIMIT = 128

/** 题目, as large as readers see it; break marks say where a line may end. */
export function Title({ value, onChange }: { value: string; onChange: (title: string) => void }) {
  const id = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows from the words
  useLayoutEffect(() => grow(box.current), [value])
  // and from the width: the column is narrower while the phone stands beside it
  useEffect(() => {
    if (!box.current) return
    const watch = new ResizeObserver(() => requestAnimationFrame(() => grow(box.current)))
    watch.observe(box.current)
    return () => watch.disconnect()
  }, [])
  return (
    <div className="title">
      <label htmlFor={id} className="spoken">
        题目
      </label>
      <textarea
        id={id}
        data-field="title"
        ref={box}
        rows={1}
        value={value}
        maxLength={80}
        placeholder="题目"
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.value.replace(/[\n\r]/g, ''))}
      />
      <p id={`${id}-hint`} className="meta title-hint">
        <LimitMeter name="题目" length={[...value.replaceAll('｜', '')].length} limit={TITLE_LIMIT} />
        <span>在可以断行的地方放一个“｜”，读者看不见它，一行里不会断成半个词。</span>
        <button type="button" className="link" onClick={() => insertBreak(box.current, onChange)}>
          放一个｜
        </button>
      </p>
    </div>
  )
}

/** As high as its words need. */
function grow(box: HTMLTextAreaElement | null): void {
  if (!box) return
  box.style.height = '0'
  box.style.height = `${box.scrollHeight}px`
}

function insertBreak(box: HTMLTextAreaElement | null, onChange: (title: string) => void): void {
  if (!box) return
  const { selectionStart: at, value } = box
  onChange(`${value.slice(0, at)}｜${value.slice(at)}`)
  box.focus()
  requestAnimationFrame(() => box.setSelectionRange(at + 1, at + 1))
}
