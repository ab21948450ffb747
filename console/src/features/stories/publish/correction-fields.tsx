import { Input, Radio } from 'antd'
import type { Correction } from './order'

interface CorrectionFieldsProps {
  readonly mistaken: boolean | null
  readonly correction: Correction
  readonly onMistaken: (mistaken: boolean) => void
  readonly onCorrection: (correction: Correction) => void
}

/** 改后再发: a mistake that readers have seen is owned up to; they are told what it was and what it is. */
export function CorrectionFields({ mistaken, correction, onMistaken, onCorrection }: CorrectionFieldsProps) {
  return (
    <>
      <Radio.Group
        className="choices"
        aria-label="这次改了什么"
        value={mistaken}
        onChange={(event) => onMistaken(event.target.value)}
      >
        <Radio value={true}>原来写错了，要更正</Radio>
        <Radio value={false}>没有写错，只是补充或者润色</Radio>
      </Radio.Group>
      {mistaken && (
        <div className="form-rows">
          <label htmlFor="correction-was">原来写的是</label>
          <Input
            id="correction-was"
            value={correction.was}
            maxLength={200}
            onChange={(event) => onCorrection({ ...correction, was: event.target.value })}
          />
          <label htmlFor="correction-now">应该是</label>
          <Input
            id="correction-now"
            value={correction.now}
            maxLength={200}
            onChange={(event) => onCorrection({ ...correction, now: event.target.value })}
          />
          <p className="meta">这两句放在正文前面，看过错稿的读者还会在“我的”里收到说明。</p>
        </div>
      )}
    </>
  )
}
