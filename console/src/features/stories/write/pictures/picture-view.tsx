import { NodeViewWrapper, type ReactNodeViewProps } from '@tiptap/react'
import { useId, useSyncExternalStore } from 'react'
import { Icon } from '../../../../ui/icon'
import { addressOf, subscribeUploads } from './uploads'

/** A picture in the text with the two lines that belong to it: what it shows, and what stands below it. */
export function PictureView({ node, updateAttributes, deleteNode, selected }: ReactNodeViewProps) {
  const id = useId()
  const { src, alt, caption, width, height } = node.attrs as Record<'src' | 'alt' | 'caption', string> &
    Record<'width' | 'height', number | null>
  const url = useSyncExternalStore(subscribeUploads, () => addressOf(src))
  return (
    <NodeViewWrapper as="figure" className={selected ? 'picture picture-chosen' : 'picture'}>
      <div className="picture-frame" data-drag-handle="">
        {url ? (
          <img src={url} alt={alt || '还没写说明的图'} {...(width && height ? { width, height } : {})} />
        ) : (
          <span className="meta">图正在取</span>
        )}
      </div>
      <div className="picture-words" contentEditable={false}>
        <label htmlFor={`${id}-alt`}>图上是什么</label>
        <input
          id={`${id}-alt`}
          value={alt}
          maxLength={200}
          placeholder="给看不见图的人听的一句话，必须写"
          className={alt ? undefined : 'picture-lacking'}
          onChange={(event) => updateAttributes({ alt: event.target.value })}
        />
        <label htmlFor={`${id}-caption`}>图说</label>
        <input
          id={`${id}-caption`}
          value={caption}
          maxLength={200}
          placeholder="印在图下面，可以不写"
          onChange={(event) => updateAttributes({ caption: event.target.value })}
        />
        <button type="button" className="link picture-remove" onClick={deleteNode}>
          <Icon name="close" />
          拿掉这张图
        </button>
      </div>
    </NodeViewWrapper>
  )
}
