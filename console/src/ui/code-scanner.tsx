import { Button } from 'antd'
import jsQR from 'jsqr'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { Note } from './note'
import './code-scanner.css'

const LOOK_MS = 150
/** A code held before a camera fills a good part of the picture: more pixels than these only take longer. */
const MOST_PIXELS = 640

type Phase = 'asking' | 'looking' | 'denied' | 'none'

/** The camera at the back of a phone, the only one of a computer; `answer` stops it, also while it is still being asked for. */
function openCamera(video: HTMLVideoElement, onPhase: (phase: Phase) => void): () => void {
  let closed = false
  let stream: MediaStream | null = null
  const close = () => {
    closed = true
    for (const track of stream?.getTracks() ?? []) track.stop()
  }
  const open = async () => {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
    if (closed) return close()
    video.srcObject = stream
    await video.play()
    if (!closed) onPhase('looking')
  }
  open().catch((error: unknown) => {
    if (!closed) onPhase((error as Error).name === 'NotAllowedError' ? 'denied' : 'none')
  })
  return close
}

/** What a QR code in the camera's picture says; null when there is none. */
function codeIn(video: HTMLVideoElement, canvas: HTMLCanvasElement): string | null {
  const scale = Math.min(1, MOST_PIXELS / Math.max(video.videoWidth, video.videoHeight))
  canvas.width = Math.round(video.videoWidth * scale)
  canvas.height = Math.round(video.videoHeight * scale)
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen || canvas.width === 0 || canvas.height === 0) return null
  pen.drawImage(video, 0, 0, canvas.width, canvas.height)
  const { data, width, height } = pen.getImageData(0, 0, canvas.width, canvas.height)
  return jsQR(data, width, height, { inversionAttempts: 'dontInvert' })?.data ?? null
}

function useCodes(
  video: RefObject<HTMLVideoElement | null>,
  looking: boolean,
  onCode: (text: string) => void,
) {
  const tell = useRef(onCode)
  tell.current = onCode
  useEffect(() => {
    if (!looking) return
    const canvas = document.createElement('canvas')
    const timer = setInterval(() => {
      const text = video.current && codeIn(video.current, canvas)
      if (text) tell.current(text)
    }, LOOK_MS)
    return () => clearInterval(timer)
  }, [video, looking])
}

interface CodeScannerProps {
  /** What the camera is held at. */
  readonly label: string
  /** What else does the same, for whoever has no camera. */
  readonly instead: string
  /** Called for as long as the code is in the picture, several times a second. */
  readonly onCode: (text: string) => void
}

/** 扫码: the camera's picture, read on this device; nothing of it is kept or sent. */
export function CodeScanner({ label, instead, onCode }: CodeScannerProps) {
  const video = useRef<HTMLVideoElement>(null)
  const [phase, setPhase] = useState<Phase>('asking')
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` is the wish to ask again
  useEffect(() => {
    setPhase('asking')
    return video.current ? openCamera(video.current, setPhase) : undefined
  }, [round])
  useCodes(video, phase === 'looking', onCode)
  const again = <Button onClick={() => setRound((value) => value + 1)}>再试一次</Button>
  return (
    <div className="scanner">
      <video
        ref={video}
        className="scanner-picture"
        aria-label={label}
        muted
        playsInline
        hidden={phase !== 'looking'}
      />
      {phase === 'asking' && <Note tone="info" title="浏览器会问能不能用相机，请点“允许”。" />}
      {phase === 'denied' && (
        <Note tone="due" title="浏览器没让用相机。" actions={again}>
          在地址栏旁边的设置里允许用相机，再试一次。{instead}
        </Note>
      )}
      {phase === 'none' && (
        <Note tone="due" title="没找到相机。" actions={again}>
          接上相机，或者用手机打开工作台来扫。{instead}
        </Note>
      )}
    </div>
  )
}
