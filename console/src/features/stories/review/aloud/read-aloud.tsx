import type { Sentence } from '@functions/_common/story-passages'
import { Button } from 'antd'
import { Note } from '../../../../ui/note'
import type { Reading } from './use-reading'

interface ReadAloudProps {
  readonly reading: Reading
  readonly sentences: readonly Sentence[]
  /** Whether this reviewer has said already that it was read to the end. */
  readonly done: boolean
  readonly busy: boolean
  readonly onDone: () => void
}

/** 一诵读: sentence by sentence, the one that is read marked in the text; at the end the reviewer says that it was heard. */
export function ReadAloud({ reading, sentences, done, busy, onDone }: ReadAloudProps) {
  const { index, state, silent } = reading
  return (
    <section className="rail side-part" aria-labelledby="read-aloud">
      <h2 id="read-aloud">
        一诵读 <span className="meta">{done ? '读过了' : '重要稿件，通过前要读一遍'}</span>
      </h2>
      {silent && (
        <Note tone="info" title="这台电脑没有中文语音。">
          您自己出声读，读完一句点“下一句”。
        </Note>
      )}
      <p className="aloud-now" aria-live="polite">
        {index !== null && (
          <>
            <span className="meta num">
              第 {index + 1}/{sentences.length} 句
            </span>
            <br />
            {sentences[index]?.text}
          </>
        )}
        {index === null && state === 'finished' && '读到最后一句了。'}
        {index === null && state === 'idle' && (
          <span className="meta">一共 {sentences.length} 句，读到哪句，文中哪句亮着。</span>
        )}
      </p>
      <p className="aloud-buttons">
        {state === 'speaking' ? (
          <Button size="small" onClick={reading.pause}>
            停一下
          </Button>
        ) : (
          !(silent && index !== null) && (
            <Button size="small" onClick={reading.start}>
              {state === 'paused' ? '接着读' : state === 'finished' ? '再读一遍' : '开始读'}
            </Button>
          )
        )}
        {index !== null && (
          <>
            <Button size="small" disabled={index === 0} onClick={reading.back}>
              上一句
            </Button>
            <Button size="small" onClick={reading.next}>
              下一句
            </Button>
          </>
        )}
        {!done && (
          <Button
            size="small"
            type="primary"
            disabled={state !== 'finished'}
            loading={busy}
            aria-describedby="read-aloud-why"
            onClick={onDone}
          >
            读完了，没问题
          </Button>
        )}
      </p>
      {!done && state !== 'finished' && (
        <p className="meta" id="read-aloud-why">
          读到最后一句，才能打勾。
        </p>
      )}
    </section>
  )
}
