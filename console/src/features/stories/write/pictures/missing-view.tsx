import { PICTURE_TYPES } from '@functions/stories/contract'
import { NodeViewWrapper, type ReactNodeViewProps } from '@tiptap/react'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { Icon } from '../../../../ui/icon'
import { beginUpload, forgetUpload, retryUpload, subscribeUploads, uploadState } from './uploads'

/** A picture's place in the text before the picture is there: being sent, failed, or still to be chosen. */
export function MissingView({ node, updateAttributes, deleteNode, editor, getPos }: ReactNodeViewProps) {
  const { note, uploadId } = node.attrs as { note: string; uploadId: string }
  const state = useSyncExternalStore(subscribeUploads, () => uploadState(uploadId))
  const chooser = useRef<HTMLInputElement>(null)

  const picture = state?.phase === 'done' ? state.picture : null
  useEffect(() => {
    const at = getPos()
    if (!picture || at === undefined) return
    const { fileId: src, width, height } = picture
    const attrs = { src, width, height, alt: '', caption: '' }
    // after this render: React must not be asked to draw the editor while it draws this
    queueMicrotask(() => {
      if (editor.isDestroyed) return
      const { tr, schema } = editor.state
      const image = schema.nodes.image?.create(attrs)
      // undo must not bring back the place without its picture
      if (image)
        editor.view.dispatch(tr.replaceWith(at, at + node.nodeSize, image).setMeta('addToHistory', false))
      forgetUpload(uploadId)
    })
  }, [picture, editor, getPos, node.nodeSize, uploadId])

  const remove = () => {
    forgetUpload(uploadId)
    deleteNode()
  }
  return (
    <NodeViewWrapper className="missing" data-drag-handle="">
      <Icon name="image" />
      <div contentEditable={false}>
        {state?.phase === 'sending' && (
          <>
            <p>正在传“{note}”</p>
            <progress max={1} value={state.share} aria-label={`${note} 传了多少`} />
          </>
        )}
        {state?.phase === 'failed' && (
          <p role="alert">
            <strong>“{note}”没传上去。</strong>
            {state.why}
          </p>
        )}
        {state === null && (
          <p>
            <strong>这里缺一张图（{note || '没有名字'}）。</strong>
            它不能直接跟着文字过来，请存到电脑上再传。
          </p>
        )}
        <p className="note-actions">
          {state?.phase === 'failed' && state.worthRetrying && (
            <button type="button" className="link" onClick={() => retryUpload(uploadId)}>
              再传一次
            </button>
          )}
          {state?.phase !== 'sending' && (
            <button type="button" className="link" onClick={() => chooser.current?.click()}>
              选图片
            </button>
          )}
          <button type="button" className="link" onClick={remove}>
            不要这张了
          </button>
        </p>
        <input
          ref={chooser}
          type="file"
          hidden
          accept={PICTURE_TYPES.join(',')}
          onChange={(event) => {
            const file = event.target.files?.[0]
            if (!file) return
            forgetUpload(uploadId)
            updateAttributes({ uploadId: beginUpload(file), note: file.name })
          }}
        />
      </div>
    </NodeViewWrapper>
  )
}
