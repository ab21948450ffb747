import { newKey, OfflineError } from '@functions/_common/client'
import type { OutputOf } from '@functions/_common/contract'
import { AppError } from '@functions/_common/errors'
import { PitchContent, PLAN_FORM_LABELS, PLAN_FORMS, plans } from '@functions/plans/contract'
import { site } from '@site'
import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { api } from '@/api'
import { goBack } from '@/go'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { Field } from '@/ui/field'
import { Icon } from '@/ui/icon'
import { Page } from '@/ui/page'
import { StateNote } from '@/ui/state-note'
import { FailedNote } from '../failed-note'
import '../index.scss'
import { usePitchQueue } from './use-pitch-queue'
import { WaitingPitches } from './waiting-pitches'

type Alike = OutputOf<typeof plans.actions.alike>
const EMPTY: PitchContent = {
  what: '',
  who: '',
  place: '',
  whyNow: '',
  columnId: null,
  forms: ['text', 'picture'],
  day: null,
}
const DAYS = [
  { value: 'today', label: '今天' },
  { value: 'tomorrow', label: '明天' },
  { value: 'open', label: '没定' },
] as const
type When = (typeof DAYS)[number]['value']

const DAY_MS = 86_400_000
/** A day on the district's calendar, counted from today. */
const dayAfter = (days: number): string =>
  new Date(Date.now() + site.timeZoneOffsetMinutes * 60_000 + days * DAY_MS).toISOString().slice(0, 10)
const dayOf = (when: When): string | null => (when === 'open' ? null : dayAfter(when === 'today' ? 0 : 1))

/** What the centre would refuse is not put aside for it: the sentence that says what is missing, '' without one. */
const missingIn = (content: PitchContent): string =>
  PitchContent.safeParse(content).error?.issues[0]?.message ?? ''

/** Asked once a pause, not once a key. */
const PAUSE_MS = 600

function useAlike({ what, who, place }: PitchContent): Alike | null {
  const [found, setFound] = useState<Alike | null>(null)
  useEffect(() => {
    if ([...what.trim()].length < 4) return setFound(null)
    let current = true
    const timer = setTimeout(() => {
      api(plans)
        .alike({ what, who, place })
        .then(
          (answer) => current && setFound(answer),
          // a hint that does not come is no hindrance to filing
          () => current && setFound(null),
        )
    }, PAUSE_MS)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [what, who, place])
  return found
}

/** Several of a few: each says for itself whether it is chosen. */
function FormChips({
  value,
  onChange,
}: {
  value: PitchContent['forms']
  onChange: (forms: PitchContent['forms']) => void
}) {
  return (
    <View className="chips" role="group" aria-label="做成什么">
      {PLAN_FORMS.map((form) => {
        const on = value.includes(form)
        return (
          <View
            key={form}
            className={on ? 'chip chip-on' : 'chip'}
            role="checkbox"
            aria-checked={String(on)}
            aria-label={PLAN_FORM_LABELS[form]}
            onClick={() => onChange(on ? value.filter((one) => one !== form) : [...value, form])}
          >
            {on && <Icon name="check" tone="steel" />}
            <Text className="chip-word">{PLAN_FORM_LABELS[form]}</Text>
          </View>
        )
      })}
    </View>
  )
}

function Resembling({ found }: { found: Alike | null }) {
  const [first] = found?.pitches ?? []
  const [story] = found?.stories ?? []
  return (
    <>
      {first && (
        <View className="plan-note">
          <StateNote
            tone="paused"
            title="像是有人报过了。"
            body={`${first.authors.map(({ name }) => name).join('、')}报的“${first.what}”。说的不是一件事就接着报；是一件事也可以报，编辑会并在一起，您的名字留着。`}
          />
        </View>
      )}
      {story && (
        <View className="plan-fact">
          以前同题的稿子“{story.title.replaceAll('｜', '')}”，有 {story.reads} 次阅读。
        </View>
      )}
    </>
  )
}

type Filed = 'pooled' | 'waiting' | 'queued'
const FILED: Record<Filed, { tone: 'done' | 'offline'; title: string; body: string }> = {
  pooled: {
    tone: 'done',
    title: '选题报上了。',
    body: '进了选题池，下次策划会上定。定了派任务，会在“我的任务”里。',
  },
  waiting: { tone: 'done', title: '选题报上了。', body: '带教老师先看，看过就进选题池。' },
  queued: {
    tone: 'offline',
    title: '没连上网，先存在手机里了。',
    body: '网好了，打开这一页或“采集”就自己报上去，只报一次。关掉再开也不丢。',
  },
}

function Done({ filed, onAnother }: { filed: Filed; onAnother: () => void }) {
  return (
    <View className="plan">
      <StateNote {...FILED[filed]} />
      <ActionBar>
        <Button onTap={onAnother}>再报一个</Button>
        <Button kind="line" onTap={goBack}>
          回去
        </Button>
      </ActionBar>
    </View>
  )
}

/** 报选题, in under a minute: what it is; the rest may be left out. */
export default function FilePitch() {
  const [draft, setDraft] = useState(EMPTY)
  const [when, setWhen] = useState<When>('open')
  const [sending, setSending] = useState(false)
  const [key, setKey] = useState(() => newKey().slice(0, 60))
  const [failure, setFailure] = useState<unknown>(null)
  const [filed, setFiled] = useState<Filed | null>(null)
  const found = useAlike(draft)
  const queue = usePitchQueue()
  const change = (patch: Partial<PitchContent>) => {
    setDraft((before) => ({ ...before, ...patch }))
    // other words are another tap; the same words sent again are the same pitch
    setKey(newKey().slice(0, 60))
    setFailure(null)
  }
  const send = async () => {
    setSending(true)
    const content = { ...draft, day: dayOf(when) }
    try {
      const pitch = await api(plans).filePitch({ content }, { key })
      setFiled(pitch.state === 'waiting' ? 'waiting' : 'pooled')
    } catch (error) {
      // the same key: what did arrive before the line broke is not filed again
      const missing = missingIn(content)
      if (!(error instanceof OfflineError)) setFailure(error)
      else if (missing) setFailure(new AppError('invalid_input', 'not put aside', { what: missing }))
      else if (queue.add(content, key)) setFiled('queued')
      else setFailure(error)
    }
    setSending(false)
  }
  if (filed) {
    const another = () => {
      change(EMPTY)
      setFiled(null)
    }
    return (
      <Page title="报选题">
        <Done filed={filed} onAnother={another} />
        <WaitingPitches queue={queue} />
      </Page>
    )
  }
  return (
    <Page title="报选题">
      <View className="plan">
        <View className="plan-title" role="heading" aria-level={1}>
          有什么事值得报道
        </View>
        <Field
          as="line"
          label="什么事"
          value={draft.what}
          maxLength={60}
          onChange={(what) => change({ what })}
        />
        <Resembling found={found} />
        <Field
          as="line"
          label="谁（可以不写）"
          value={draft.who}
          maxLength={80}
          onChange={(who) => change({ who })}
        />
        <Field
          as="line"
          label="在哪儿（可以不写）"
          value={draft.place}
          maxLength={60}
          onChange={(place) => change({ place })}
        />
        <Field
          as="area"
          label="为什么现在做（可以不写）"
          value={draft.whyNow}
          maxLength={300}
          onChange={(whyNow) => change({ whyNow })}
        />
        <View className="plan-label">做成什么</View>
        <FormChips value={draft.forms} onChange={(forms) => change({ forms })} />
        <View className="plan-label">哪一天</View>
        <ChoiceChips label="哪一天" options={DAYS} value={when} onChange={setWhen} />
        {failure !== null && (
          <View className="plan-note">
            <FailedNote error={failure} />
          </View>
        )}
        <ActionBar>
          <Button busy={sending} onTap={() => void send()}>
            {sending ? '正在报' : '报上去'}
          </Button>
        </ActionBar>
      </View>
      <WaitingPitches queue={queue} />
    </Page>
  )
}
