import { Image, View } from '@tarojs/components'
import { useMemo } from 'react'
import { type CoverKind, coverAddress } from './draw'
import './index.scss'

interface CoverProps {
  /** The story's id: the picture follows from it. */
  readonly id: string
  readonly kind: CoverKind
  /** Lead 16:9, list 4:3. */
  readonly ratio: '16:9' | '4:3'
  /** In lists the picture is hidden from screen readers: the headline beside it says it all. */
  readonly hidden?: boolean
}

const SIZES = { '16:9': { width: 343, height: 193 }, '4:3': { width: 112, height: 84 } }

/** What stands where a story has no photo; never in place of a news photo inside an article. */
export function Cover({ id, kind, ratio, hidden = false }: CoverProps) {
  const address = useMemo(() => coverAddress(id, kind, SIZES[ratio]), [id, kind, ratio])
  const label = hidden ? { 'aria-hidden': true } : { role: 'img', 'aria-label': '装饰图，这篇稿件没有配照片' }
  return (
    <View className={ratio === '16:9' ? 'cover cover-wide' : 'cover'} {...label}>
      <Image className="cover-image" src={address} mode="aspectFill" nativeProps={{ alt: '' }} />
    </View>
  )
}
