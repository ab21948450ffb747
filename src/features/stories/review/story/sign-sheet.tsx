import { type Finding, type Story, stories } from '@functions/stories/contract'
import { View } from '@tarojs/components'
import { useCallback, useEffect, useState } from 'react'
import { api } from '@/api'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { ConsentCheck } from '@/ui/consent-check'
import { Sheet } from '@/ui/sheet'
import { StateNote } from '@/ui/state-note'
import { Waiting } from '@/ui/waiting'
import { sayRefusal } from '../failed'

interface SignSheetProps {
  readonly story: Story
  readonly busy: boolean
  /** What the last try was refused with; '' when it was not. It is said here, in front of the page. */
  readonly refusal: string
  /** Keys of what may be public. */
  readonly onSign: (confirmed: string[]) => void
  readonly onClose: () => void
}

type Looked =
  | { readonly phase: 'looking' }
  | { readonly phase: 'failed'; readonly why: string }
  | { readonly phase: 'ready'; readonly asked: readonly Finding[] }

/** 个人信息 in the text as it stands, each piece once: what somebody must say may be public. */
async function personalDataIn(story: Story): Promise<Finding[]> {
  const { title, digest, datedAt, document, author, source } = story
  const { findings } = await api(stories).check({ title, digest, datedAt, document, author, source })
  const asked = findings.filter(({ weight }) => weight === 'confirm')
  return [...new Map(asked.map((finding) => [finding.key, finding])).values()]
}

function Asked({
  asked,
  busy,
  onSign,
}: { asked: readonly Finding[] } & Pick<SignSheetProps, 'busy' | 'onSign'>) {
  const [ticked, setTicked] = useState<readonly string[]>([])
  const [pressed, setPressed] = useState(false)
  const rest = asked.filter(({ key }) => !ticked.includes(key)).length
  const sign = () => {
    setPressed(true)
    if (rest === 0) onSign([...ticked])
  }
  return (
    <>
      <View className="review-line">
        {asked.length > 0
          ? '下面这些能公开吗？能公开的，一处一处打勾。不能公开的，关上，退回去删掉。'
          : '签发把这一稿定死：发出去的只能是它，一个字不差。要改，先撤回，改完从头审。'}
      </View>
      {asked.map(({ key, words, message, rule }) => (
        <ConsentCheck
          key={key}
          checked={ticked.includes(key)}
          text={`${words}（${rule}）能公开`}
          onChange={(on) => setTicked(on ? [...ticked, key] : ticked.filter((other) => other !== key))}
        >
          <View className="review-hint">{message}</View>
        </ConsentCheck>
      ))}
      {pressed && rest > 0 && (
        <View className="review-late" role="alert">
          还有 {rest} 处没勾。
        </View>
      )}
      {asked.length > 0 && rest === 0 && <View className="review-hint">谁在什么时候确认的，会记下来。</View>}
      <ActionBar>
        <Button busy={busy} onTap={sign}>
          {busy ? '正在签发' : '签发'}
        </Button>
      </ActionBar>
    </>
  )
}

/** 签发这一稿？ Personal data is confirmed piece by piece; without any, one question. */
export function SignSheet({ story, busy, refusal, onSign, onClose }: SignSheetProps) {
  const [looked, setLooked] = useState<Looked>({ phase: 'looking' })
  const look = useCallback(() => {
    setLooked({ phase: 'looking' })
    personalDataIn(story).then(
      (asked) => setLooked({ phase: 'ready', asked }),
      (error: unknown) => setLooked({ phase: 'failed', why: sayRefusal(error) }),
    )
  }, [story])
  useEffect(look, [look])
  const title = looked.phase === 'ready' && looked.asked.length > 0 ? '这些能公开吗' : '签发这一稿？'
  return (
    <Sheet title={title} onClose={onClose}>
      {looked.phase === 'looking' && <Waiting shape="text" onRetry={look} />}
      {looked.phase === 'failed' && (
        <StateNote
          tone="paused"
          title="还没查完有没有个人信息，先不能签发。"
          body={looked.why}
          actions={<Button onTap={look}>再查一次</Button>}
        />
      )}
      {looked.phase === 'ready' && <Asked asked={looked.asked} busy={busy} onSign={onSign} />}
      {refusal !== '' && <StateNote tone="refused" title="没办成。" body={refusal} />}
    </Sheet>
  )
}
