import { View } from '@tarojs/components'
import { useState } from 'react'
import { goTo } from '@/go'
import type { QueuedItem } from '@/kept/field-queue'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { Field } from '@/ui/field'
import { ListRow } from '@/ui/list-row'
import { Page } from '@/ui/page'
import { Rail } from '@/ui/rail'
import { StateNote } from '@/ui/state-note'
import './index.scss'
import { type Capture, useCapture } from './use-capture'

const PITCH = '/features/plans/pitch/index'
const ENTER = '/features/people/desk-enter/index'

const KINDS = [
  { value: 'file', label: '照片、视频' },
  { value: 'note', label: '记一段话' },
  { value: 'story', label: '写稿' },
] as const
type Kind = (typeof KINDS)[number]['value']
const KIND_NAMES = { file: '文件', note: '笔记', story: '稿子', pitch: '选题' } as const

/** What is missing before it can be kept, said at the field. */
function missing(kind: Kind, title: string, words: string): { title?: string; words?: string } {
  if (kind === 'file') return {}
  return {
    ...(title.trim() ? {} : { title: '写个题目，以后好找' }),
    ...(words.trim() ? {} : { words: '还没写内容' }),
  }
}

function Writing({ capture }: { capture: Capture }) {
  const [kind, setKind] = useState<Kind>('file')
  const [title, setTitle] = useState('')
  const [words, setWords] = useState('')
  const [asked, setAsked] = useState(false)
  const gaps = asked ? missing(kind, title, words) : {}
  const put = () => {
    if (kind === 'file') {
      void capture.take(title.trim()).then(() => setTitle(''))
      return
    }
    const complete = Object.keys(missing(kind, title, words)).length === 0
    setAsked(!complete)
    if (!complete || !capture.write(kind, title.trim(), words.trim())) return
    setTitle('')
    setWords('')
  }
  return (
    <View className="capture">
      <View className="capture-title" role="heading" aria-level={1}>
        采到什么
      </View>
      <ChoiceChips label="采的是什么" options={KINDS} value={kind} onChange={setKind} />
      <Field
        as="line"
        label={kind === 'file' ? '叫什么（不写也行）' : '题目'}
        value={title}
        maxLength={80}
        error={gaps.title}
        focus={Boolean(gaps.title)}
        onChange={setTitle}
      />
      {kind !== 'file' && (
        <Field
          as="area"
          label={kind === 'note' ? '记下来' : '正文'}
          value={words}
          maxLength={5000}
          error={gaps.words}
          focus={Boolean(gaps.words && !gaps.title)}
          onChange={setWords}
        />
      )}
      {capture.full && (
        <View className="capture-note">
          <StateNote
            tone="refused"
            title="手机没地方存了。"
            body="删掉一些照片，或者先把下面排着的发出去，再来一次。"
          />
        </View>
      )}
      <ActionBar>
        <Button onTap={put}>{kind === 'file' ? '拍，或者从相册选' : '存下，有网就发'}</Button>
      </ActionBar>
      <ListRow title="报个选题" note="有线索，一句话说清就行" onTap={() => goTo(PITCH)} />
      <View className="capture-hint">
        没网也能存，连上自己发，关掉再开也不丢。照片里的时间、地点只在中心内部看。
      </View>
    </View>
  )
}

function stateOf({ state, why, kind }: QueuedItem, share: number | undefined): string {
  if (state === 'sent' && why) return why
  if (state === 'sent') return kind === 'story' ? '发好了，在工作台的稿件里接着写。' : '发好了。'
  if (state === 'refused') return why
  return share === undefined ? '排着，等网络' : `正在发，${Math.round(share * 100)}%`
}

function Item({ item, capture }: { item: QueuedItem; capture: Capture }) {
  const { key, title, state, kind } = item
  const name = title || (kind === 'file' ? item.name : KIND_NAMES[kind])
  return (
    <View className="capture-item">
      <View className="capture-item-title">{name}</View>
      <View className={`capture-item-state${state === 'refused' ? ' capture-item-why' : ''}`}>
        {KIND_NAMES[kind]}　{stateOf(item, capture.shares[key])}
      </View>
      {state === 'refused' && (
        <View className="capture-item-actions">
          <Button kind="line" label={`再发一次：${name}`} onTap={() => capture.again(key)}>
            再发一次
          </Button>
          <Button kind="danger" label={`不发了：${name}`} onTap={() => capture.drop(key)}>
            不发了
          </Button>
        </View>
      )}
    </View>
  )
}

function Queue({ capture }: { capture: Capture }) {
  const { items, outcome, sending } = capture
  const open = items.filter(({ state }) => state !== 'sent')
  const sent = items.filter(({ state }) => state === 'sent')
  return (
    <>
      {open.length > 0 && (
        <View className="capture-list">
          <Rail title={`还没发的 ${open.length} 条`} />
          {outcome === 'offline' && !sending && (
            <View className="capture-note">
              <StateNote
                tone="offline"
                title="没发完。"
                body="东西都在手机里。网好了自己接着发，传过的不用再传。"
              />
            </View>
          )}
          {open.map((item) => (
            <Item key={item.key} item={item} capture={capture} />
          ))}
          <ActionBar>
            <Button kind="line" busy={sending} onTap={capture.send}>
              {sending ? '正在发' : '现在发'}
            </Button>
          </ActionBar>
        </View>
      )}
      {sent.length > 0 && (
        <View className="capture-list">
          <Rail title="发好的" />
          {sent.map((item) => (
            <Item key={item.key} item={item} capture={capture} />
          ))}
        </View>
      )}
    </>
  )
}

/** 采集: kept on the phone first, sent when there is a network, each once. */
export default function CapturePage() {
  const capture = useCapture()
  if (!capture.who || capture.outcome === 'signed_out') {
    return (
      <Page title="采集">
        <View className="capture">
          <View className="capture-title" role="heading" aria-level={1}>
            采集
          </View>
          <StateNote
            tone="info"
            title="先登录工作账号。"
            body="采到的还在手机里，登录以后自己发。"
            actions={<Button onTap={() => goTo(ENTER)}>登录工作账号</Button>}
          />
        </View>
      </Page>
    )
  }
  return (
    <Page title="采集">
      <Writing capture={capture} />
      <Queue capture={capture} />
    </Page>
  )
}
