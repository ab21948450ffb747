import { CHANNEL_LABELS, type Publication } from '@functions/channels/contract'
import type { PublicationState } from '@functions/channels/machine'

export const STATE_TONES: Record<PublicationState, string> = {
  ready: 'tag-due',
  to_update: 'tag-due',
  failed: 'tag-late',
  published: 'tag-done',
  to_replace_picture: 'tag-late',
  to_withdraw: 'tag-late',
  withdrawn: 'tag-plain',
  replaced: 'tag-plain',
  cancelled: 'tag-plain',
}

/** 45 秒, 12 分钟, 3 小时 20 分钟. */
export function durationInWords(seconds: number): string {
  if (seconds < 60) return `${seconds} 秒`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} 分钟`
  const rest = minutes % 60
  return rest === 0 ? `${minutes / 60} 小时` : `${Math.floor(minutes / 60)} 小时 ${rest} 分钟`
}

/** What is to be done next with a publication, in one sentence; null: nothing. */
export function nextStep({ state, channel, withdrawal, replacePictures = [] }: Publication): string | null {
  if (channel === 'miniProgram') return null
  const pictures = replacePictures.map((title) => `“${title}”`).join('')
  const leaveOut = pictures && `图片${pictures}版权到期，不要用。`
  switch (state) {
    case 'ready':
      return `拿走稿子，到那边发出去，回来打勾。${leaveOut}`
    case 'to_update':
      return `那边还是旧的一稿，换成这一稿再打勾。${leaveOut}`
    case 'to_replace_picture':
      return `图片${pictures}版权到期。请到${CHANNEL_LABELS[channel]}后台换掉或者删掉，回来打勾。`
    case 'failed':
      return '没发成。改好再发，发成了打勾；不发了就写明原因。'
    case 'to_withdraw':
      return `到那边撤下，回来打勾。原因：${withdrawal?.reason ?? ''}`
    default:
      return null
  }
}
