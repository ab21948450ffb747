import { Image, Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Button } from '@/ui/button'
import { drawPoster } from './poster-draw'
import { layPoster, POSTER } from './poster-layout'
import type { PosterProps } from './poster-types'
import { saveFile } from './save-file'
import { plainTitle } from './share'

const SCALE = 2

/** null when it does not arrive or its server does not lend it to a canvas. */
function loadPicture(src: string): Promise<HTMLImageElement | null> {
  return new Promise((resolve) => {
    const image = new globalThis.Image()
    image.crossOrigin = 'anonymous'
    image.onload = () => resolve(image)
    image.onerror = () => resolve(null)
    image.src = src
  })
}

async function paint({ content, pictureSrc, address }: PosterProps): Promise<HTMLCanvasElement | null> {
  const picture = pictureSrc ? await loadPicture(pictureSrc) : null
  const layout = layPoster({ ...content, picture: picture !== null })
  const canvas = document.createElement('canvas')
  canvas.width = POSTER.width * SCALE
  canvas.height = layout.height * SCALE
  const brush = canvas.getContext('2d')
  if (!brush) return null
  drawPoster(brush, layout, { address, picture, scale: SCALE })
  return canvas
}

const spoken = ({ content: { title, columnName, date } }: PosterProps) =>
  `海报：${plainTitle(title)}，${columnName}，${date}，带扫码看原文的码`

/** The poster as a picture to look at, and to save as PNG. */
export function Poster(props: PosterProps) {
  const [shown, setShown] = useState<string | 'failed' | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn once, when the sheet opens
  useEffect(() => {
    let gone = false
    paint(props)
      .then((canvas) => canvas?.toDataURL('image/png') ?? 'failed')
      .catch(() => 'failed')
      .then((drawn) => !gone && setShown(drawn))
    return () => {
      gone = true
    }
  }, [])

  if (shown === 'failed')
    return <Text className="share-note">这台设备画不出海报。复制链接一样能转给别人。</Text>
  if (!shown) return <Text className="share-note">正在画海报……</Text>
  return (
    <View className="poster">
      <View role="img" aria-label={spoken(props)}>
        <Image className="poster-picture" src={shown} mode="widthFix" nativeProps={{ alt: '' }} />
      </View>
      <Button onTap={() => saveFile(`${plainTitle(props.content.title)}.png`, shown)}>存这张海报</Button>
    </View>
  )
}
