import { ATTACHMENT_KINDS, type OpenedFile } from '@functions/attachments/contract'
import { Image, Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { hear } from '@/hearing'
import { Icon } from '@/ui/icon'
import './index.scss'

export interface AttachedPicture {
  readonly key: string
  readonly address: string
  /** How much has been sent, 0 to 1; null: not under way. */
  readonly share?: number | null
}

interface PicturesProps {
  readonly pictures: readonly AttachedPicture[]
  readonly onOpen: (key: string) => void
  /** Absent: they are only looked at. */
  readonly onRemove?: (key: string) => void
}

const percent = (share: number): string => `${Math.round(share * 100)}%`

/** 图片: small ones in a row, opened by a tap. */
export function AttachedPictures({ pictures, onOpen, onRemove }: PicturesProps) {
  if (pictures.length === 0) return null
  return (
    <View className="attached">
      {pictures.map(({ key, address, share = null }, index) => (
        <View key={key} className="attached-picture">
          <View
            className="attached-open"
            role="button"
            aria-label={`看第 ${index + 1} 张图`}
            onClick={() => onOpen(key)}
          >
            <Image className="attached-image" src={address} mode="aspectFill" nativeProps={{ alt: '' }} />
          </View>
          {share !== null && share < 1 && <Text className="attached-share">在传 {percent(share)}</Text>}
          {onRemove && (
            <View
              className="attached-remove"
              role="button"
              aria-label={`不要第 ${index + 1} 张图`}
              onClick={() => onRemove(key)}
            >
              不要这张
            </View>
          )}
        </View>
      ))}
    </View>
  )
}

interface VoiceProps {
  readonly words: string
  readonly onPlay: () => void
  readonly onRemove?: () => void
}

/** 录音: heard by a tap. */
export function AttachedVoice({ words, onPlay, onRemove }: VoiceProps) {
  return (
    <View className="attached-voice">
      <View className="attached-play" role="button" aria-label={`听${words}`} onClick={onPlay}>
        <Icon name="sound" />
        <Text>{words}</Text>
      </View>
      {onRemove && (
        <View className="attached-remove" role="button" aria-label="不要这段录音" onClick={onRemove}>
          不要这段
        </View>
      )}
    </View>
  )
}

/** What goes along with a record, by whoever sent it; looked at and heard by a tap. */
export function AttachedFiles({ name, files }: { name: string; files: readonly OpenedFile[] }) {
  if (files.length === 0) return null
  const [picture] = ATTACHMENT_KINDS
  const pictures = files.filter(({ what }) => what === picture)
  const urls = pictures.map(({ url }) => url)
  return (
    <View className="attached-group">
      <View className="attached-name">{name}</View>
      <AttachedPictures
        pictures={pictures.map(({ attachmentId, smallUrl, url }) => ({
          key: attachmentId,
          address: smallUrl ?? url,
        }))}
        onOpen={(key) => {
          const current = pictures.find(({ attachmentId }) => attachmentId === key)?.url
          if (current) void Taro.previewImage({ urls, current })
        }}
      />
      {files
        .filter(({ what }) => what !== picture)
        .map(({ attachmentId, url, seconds }) => (
          <AttachedVoice
            key={attachmentId}
            words={seconds === null ? '录音' : `录音，${Math.round(seconds)} 秒`}
            onPlay={() => hear(url)}
          />
        ))}
    </View>
  )
}
