import { OPINION_KINDS, OPINION_LABELS } from '@functions/questions/contract'
import { site } from '@site'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { goBack } from '@/go'
import { ActionBar } from '@/ui/action-bar'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { Field } from '@/ui/field'
import { Page } from '@/ui/page'
import { StateNote } from '@/ui/state-note'
import './index.scss'
import { numberInWords } from './number'
import { type FiledOpinion, type Sending, useOpinion } from './use-opinion'

const KINDS = OPINION_KINDS.map((value) => ({ value, label: OPINION_LABELS[value] }))
const { hotline } = site.phones

/** WeChat hands parameters over as they were written, a browser decodes them; a lone % is a sign like any other. */
function decoded(parameter: string): string {
  try {
    return decodeURIComponent(parameter)
  } catch {
    return parameter
  }
}

function Filed({ opinion: { number, answerWorkingDays, calledBack } }: { opinion: FiledOpinion }) {
  return (
    <>
      <StateNote
        tone="done"
        title={`收到了，编号 ${number}。`}
        body={`念出来是“${numberInWords(number)}”。${answerWorkingDays} 个工作日内办${
          calledBack
            ? '，办好了给您打电话。'
            : '。您没留电话，办好了没法告诉您；编号留着，再来说这件事时报它。'
        }`}
      />
      <ActionBar>
        <Button onTap={goBack}>回去接着看</Button>
      </ActionBar>
    </>
  )
}

/** Retry first; after the second time a telephone number as well. */
function Failed({ failure }: { failure: Extract<Sending, { phase: 'failed' }> }) {
  return (
    <View className="file-note">
      <StateNote
        tone={failure.why === 'offline' ? 'offline' : 'paused'}
        title="没发出去。"
        body={failure.tries > 1 ? `${failure.sentence}还不行就打 ${hotline.number}。` : failure.sentence}
      />
    </View>
  )
}

/** 意见、投诉、纠错: no sign-in; a telephone number only for whoever wants an answer. */
export default function FileOpinion() {
  const { path = '', title = '' } = useRouter().params
  const page = {
    path: decoded(path).slice(0, 300),
    title: decoded(title).slice(0, 100),
  }
  const { draft, change, sending, send } = useOpinion(page)
  const fields = sending.phase === 'writing' ? sending.fields : {}
  return (
    <Page title="意见、投诉、纠错" speakUp={false}>
      <View className="file">
        <View className="file-title" role="heading" aria-level={1}>
          有意见，跟我们说
        </View>
        {sending.phase === 'filed' ? (
          <Filed opinion={sending.opinion} />
        ) : (
          <>
            {page.title !== '' && <View className="file-about">说的是这一页：{page.title}</View>}
            <ChoiceChips
              label="哪一类"
              options={KINDS}
              value={draft.kind}
              onChange={(kind) => change({ kind })}
            />
            <Field
              as="area"
              label="想说什么"
              value={draft.text}
              maxLength={1000}
              error={fields.text}
              focus={Boolean(fields.text)}
              onChange={(text) => change({ text })}
            />
            <Field
              as="phone"
              label="电话（不留也行）"
              hint="留了，办好给您回话；只有办这件事的人看得到。"
              value={draft.phone}
              maxLength={11}
              error={fields.phone}
              focus={Boolean(fields.phone && !fields.text)}
              onChange={(phone) => change({ phone })}
            />
            {fields[''] && (
              <View className="file-note">
                <StateNote tone="paused" title="没发出去。" body={fields['']} />
              </View>
            )}
            {sending.phase === 'failed' && <Failed failure={sending} />}
            <ActionBar>
              <Button busy={sending.phase === 'sending'} onTap={send}>
                {sending.phase === 'sending'
                  ? '正在发'
                  : sending.phase === 'failed'
                    ? '再发一次'
                    : '发给我们'}
              </Button>
            </ActionBar>
            <View className="file-kept">写的先存在手机里，发出去才给我们。</View>
          </>
        )}
      </View>
    </Page>
  )
}
