import { Canvas, Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { Button } from '@/ui/button'
import { type Brush, drawPoster } from './poster-draw'
import { layPoster, POSTER } from './poster-layout'
import type { PosterProps } from './poster-types'
import { plainTitle } from './share'

const SCALE = 2
const CANVAS_ID = 'poster'
/** As wide as `.poster-canvas` in the style sheet. */
const WIDTH_VW = 60

/** The canvas as it stands on the page, once the phone has drawn it. */
function findCanvas(): Promise<Taro.Canvas | null> {
  return new Promise((resolve) => {
    Taro.nextTick(() => {
      Taro.createSelectorQuery()
        .select(`#${CANVAS_ID}`)
        .fields({ node: true })
        .exec(([found]) => resolve(found?.node ?? null))
    })
  })
}

function loadPicture(canvas: Taro.Canvas, src: string): Promise<Taro.Image | null> {
  return new Promise((resolve) => {
    const image = canvas.createImage()
    image.onload = () => resolve(image)
    image.onerror = () => resolve(null)
    image.src = src
  })
}

interface Painted {
  readonly canvas: Taro.Canvas
  /** Height over width. */
  readonly ratio: number
}

async function paint({ content, pictureSrc, address }: PosterProps): Promise<Painted | null> {
  const canvas = await findCanvas()
  if (!canvas) return null
  const picture = pictureSrc ? await loadPicture(canvas, pictureSrc) : null
  const layout = layPoster({ ...content, picture: picture !== null })
  canvas.width = POSTER.width * SCALE
  canvas.height = layout.height * SCALE
  drawPoster(canvas.getContext('2d') as unknown as Brush, layout, {
    address,
    picture: picture as unknown as CanvasImageSource | null,
    scale: SCALE,
  })
  return { canvas, ratio: layout.height / POSTER.width }
}

const refused = (error: unknown) => /auth|deny|denied/.test(String((error as { errMsg?: string })?.errMsg))
const cancelled = (error: unknown) => /cancel/.test(String((error as { errMsg?: string })?.errMsg))

/** WeChat asks for the album only once; after a no, the way leads over the settings. */
async function askForAlbum(): Promise<void> {
  const { confirm } = await Taro.showModal({
    title: '要用到相册',
    content: '存海报要往您的相册里放一张图，不看别的照片。在设置里打开“添加到相册”，再点一次就行。',
    confirmText: '去设置',
    cancelText: '不存了',
  })
  if (confirm) await Taro.openSetting()
}

async function saveToAlbum(canvas: Taro.Canvas): Promise<void> {
  try {
    const { tempFilePath } = await Taro.canvasToTempFilePath({ canvas, fileType: 'png' })
    await Taro.saveImageToPhotosAlbum({ filePath: tempFilePath })
    await Taro.showToast({ title: '存到相册了', icon: 'success' })
  } catch (error) {
    if (refused(error)) await askForAlbum()
    else if (!cancelled(error)) await Taro.showToast({ title: '没存上，再点一次', icon: 'none' })
  }
}

/** The poster on a canvas of its own, and a button that puts it into the album. */
export function Poster(props: PosterProps) {
  const [painted, setPainted] = useState<Painted | 'failed' | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn once, when the sheet opens
  useEffect(() => {
    paint(props)
      .then((done) => setPainted(done ?? 'failed'))
      .catch(() => setPainted('failed'))
  }, [])

  const { title, columnName, date } = props.content
  const height =
    painted && painted !== 'failed' ? { style: `height:${(WIDTH_VW * painted.ratio).toFixed(1)}vw` } : {}
  return (
    <View className="poster">
      <View role="img" aria-label={`海报：${plainTitle(title)}，${columnName}，${date}，带扫码看原文的码`}>
        <Canvas id={CANVAS_ID} type="2d" className="poster-canvas" {...height} />
      </View>
      {painted === null && <Text className="share-note">正在画海报……</Text>}
      {painted === 'failed' && <Text className="share-note">这台手机画不出海报。点“发给朋友”一样能转。</Text>}
      {painted && painted !== 'failed' && (
        <Button onTap={() => void saveToAlbum(painted.canvas)}>存到相册</Button>
      )}
    </View>
  )
}
