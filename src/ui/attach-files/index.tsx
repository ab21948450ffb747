import { newKey } from '@functions/_common/client'
import { ATTACHMENT_LIMITS } from '@site/attachments'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import type { Attached } from '@/attaching'
import { hear } from '@/hearing'
import { addressOf, chooseFiles, forgetFile, type LocalFile } from '@/local-files'
import { CAN_RECORD, type Recording, record } from '@/recording'
import { AttachedPictures, AttachedVoice } from '@/ui/attached'
import { Button } from '@/ui/button'
import { StateNote } from '@/ui/state-note'
import './index.scss'

const MOST = ATTACHMENT_LIMITS.ofOrder
const { voiceSeconds } = ATTACHMENT_LIMITS
const KEY_LENGTH = 60

const attachedFrom = (what: Attached['what'], { path, name, size }: LocalFile): Attached => ({
  ...{ key: newKey().slice(0, KEY_LENGTH), what, path, name, size },
  attachmentId: null,
})

/** Where the kept files can be shown from; one that the phone has lost is left out. */
function useAddresses(files: readonly Attached[]): Readonly<Record<string, string>> {
  const [addresses, setAddresses] = useState<Readonly<Record<string, string>>>({})
  useEffect(() => {
    let here = true
    for (const { key, path } of files) {
      addressOf(path).then(
        (address) => here && setAddresses((before) => ({ ...before, [key]: address })),
        () => undefined,
      )
    }
    return () => {
      here = false
    }
  }, [files])
  return addresses
}

interface AttachFilesProps {
  readonly files: readonly Attached[]
  /** How much of each file under way has gone, 0 to 1. */
  readonly shares: Readonly<Record<string, number>>
  /** What the centre said against them; undefined for nothing. */
  readonly fault: string | undefined
  /** Who will see them, and that they may be left out. */
  readonly lead: string
  /** A recording may go along too. */
  readonly voices: boolean
  readonly onChange: (files: Attached[]) => void
}

/** 图片和录音: may be left out. They stay on the phone until what they belong to is sent. */
export function AttachFiles({ files, shares, fault, lead, voices, onChange }: AttachFilesProps) {
  const addresses = useAddresses(files)
  const [why, setWhy] = useState('')
  const pictures = files.filter(({ what }) => what === 'picture')
  const voice = files.find(({ what }) => what === 'voice')
  const add = (what: Attached['what'], found: readonly LocalFile[]) => {
    const fitting = found.filter(({ size }) => size <= ATTACHMENT_LIMITS.most[what])
    setWhy(fitting.length < found.length ? '有一个太大了，没放进来。' : '')
    if (fitting.length > 0) onChange([...files, ...fitting.map((one) => attachedFrom(what, one))])
  }
  const remove = ({ key, path }: Attached) => {
    onChange(files.filter((file) => file.key !== key))
    void forgetFile(path)
  }
  const byKey = (key: string, work: (file: Attached) => void) => {
    const file = files.find((one) => one.key === key)
    if (file) work(file)
  }
  const room = MOST.picture - pictures.length
  const choose = async () => {
    const chosen = await chooseFiles({ kinds: ['image'], most: room })
    add('picture', chosen.files)
    if (chosen.full) setWhy('手机没地方放了，删掉一些再选。')
  }
  return (
    <View className="attach-files">
      <View className="attach-files-lead">{lead}</View>
      <AttachedPictures
        pictures={pictures.map(({ key, attachmentId }) => ({
          key,
          address: addresses[key] ?? '',
          share: attachmentId === null ? (shares[key] ?? null) : 1,
        }))}
        onOpen={(key) => {
          const address = addresses[key]
          if (address) void Taro.previewImage({ urls: [address], current: address })
        }}
        onRemove={(key) => byKey(key, remove)}
      />
      {voice && (
        <AttachedVoice
          words="录的话"
          onPlay={() => hear(addresses[voice.key] ?? '')}
          onRemove={() => remove(voice)}
        />
      )}
      <View className="attach-files-ways">
        {room > 0 && (
          <Button kind="line" onTap={() => void choose()}>
            {pictures.length > 0 ? '再放一张图' : '拍照，或者选图'}
          </Button>
        )}
        {voices && !voice && <Voice onRecorded={(file) => add('voice', [file])} />}
      </View>
      {(why || fault) && <StateNote tone="paused" title={why || fault || ''} />}
    </View>
  )
}

/** 录一段话: pressed to begin and pressed to end; on the web a recording is chosen. */
function Voice({ onRecorded }: { onRecorded: (file: LocalFile) => void }) {
  const [recording, setRecording] = useState<Recording | null>(null)
  const running = useRef<Recording | null>(null)
  running.current = recording
  // whoever leaves the page is not listened to any more
  useEffect(() => () => running.current?.stop(), [])
  const begin = async () => {
    const begun = record(voiceSeconds)
    setRecording(begun)
    const file = await begun.done
    // it has ended: leaving the page must not end it once more
    running.current = null
    setRecording(null)
    if (file) onRecorded(file)
  }
  if (recording && CAN_RECORD) {
    return <Button onTap={recording.stop}>在录，说完点这里（最多 {String(voiceSeconds)} 秒）</Button>
  }
  return (
    <Button kind="line" onTap={() => void begin()}>
      {CAN_RECORD ? '不想打字，录一段话' : '放一段录好的话'}
    </Button>
  )
}
