import { STREETS } from '@site/stations'
import { LANGUAGES, SKILLS, TIMES } from '@site/volunteers'
import { View } from '@tarojs/components'
import { ChoiceChips } from '@/ui/choice-chips'
import { Field } from '@/ui/field'
import type { Faults } from '../faults'
import type { ChangeableDraft } from './draft'
import { ManyChoices } from './many-choices'

interface ChangeableProps {
  readonly draft: ChangeableDraft
  readonly faults: Faults
  readonly phoneHint: string
  readonly onChange: (part: Partial<ChangeableDraft>) => void
}

const STREET_OPTIONS = STREETS.map(({ streetId, name }) => ({ value: streetId, label: name }))

/** What volunteers say of themselves and may change later. */
export function Changeable({ draft, faults, phoneHint, onChange }: ChangeableProps) {
  const communities = STREETS.find(({ streetId }) => streetId === draft.streetId)?.communities ?? []
  return (
    <>
      <Field
        as="phone"
        label="手机号"
        hint={phoneHint}
        value={draft.phone}
        maxLength={11}
        error={faults.phone}
        onChange={(phone) => onChange({ phone })}
      />
      <View className="vol-label">住在哪个街道</View>
      <ChoiceChips
        label="住在哪个街道"
        options={STREET_OPTIONS}
        value={draft.streetId}
        onChange={(streetId) => onChange({ streetId, communityId: '' })}
      />
      {faults.streetId && (
        <View className="vol-error" role="alert">
          {faults.streetId}
        </View>
      )}
      {communities.length > 0 && (
        <>
          <View className="vol-label">哪个社区（算离您多远，不选也行）</View>
          <ChoiceChips
            label="哪个社区"
            options={[
              { value: '', label: '不选' },
              ...communities.map(({ communityId, name }) => ({ value: communityId, label: name })),
            ]}
            value={draft.communityId}
            onChange={(communityId) => onChange({ communityId })}
          />
        </>
      )}
      <ManyChoices
        label="您会什么（可以多选）"
        options={SKILLS}
        chosen={draft.skills}
        onChange={(skills) => onChange({ skills })}
      />
      <ManyChoices
        label="会说哪些话"
        options={LANGUAGES}
        chosen={draft.languages}
        onChange={(languages) => onChange({ languages })}
      />
      <ManyChoices
        label="平常什么时候有空"
        options={TIMES}
        chosen={draft.times}
        onChange={(times) => onChange({ times })}
      />
    </>
  )
}
