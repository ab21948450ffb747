import { GUARDIAN_RELATION_LABELS, GUARDIAN_RELATIONS } from '@functions/volunteers/contract/registered'
import { View } from '@tarojs/components'
import { ChoiceChips } from '@/ui/choice-chips'
import { Field } from '@/ui/field'
import { Rail } from '@/ui/rail'
import type { Faults } from '../faults'
import type { Draft } from './draft'

const RELATIONS = GUARDIAN_RELATIONS.map((value) => ({ value, label: GUARDIAN_RELATION_LABELS[value] }))

interface GuardianProps {
  readonly draft: Draft
  readonly faults: Faults
  readonly onChange: (part: Partial<Draft>) => void
}

/** 监护人: asked only of those under 18. */
export function Guardian({ draft, faults, onChange }: GuardianProps) {
  return (
    <View className="vol-part">
      <Rail title="监护人" />
      <View className="vol-lead">未满 18 周岁，要监护人同意。社区会联系他确认，同意了才能领单。</View>
      <Field
        as="line"
        label="监护人姓名"
        value={draft.guardianName}
        maxLength={30}
        error={faults['guardian.name'] ?? faults.guardian}
        onChange={(guardianName) => onChange({ guardianName })}
      />
      <View className="vol-label">他是您的</View>
      <ChoiceChips
        label="他是您的"
        options={RELATIONS}
        value={draft.guardianRelation}
        onChange={(guardianRelation) => onChange({ guardianRelation })}
      />
      <Field
        as="phone"
        label="监护人手机号"
        value={draft.guardianPhone}
        maxLength={11}
        error={faults['guardian.phone']}
        onChange={(guardianPhone) => onChange({ guardianPhone })}
      />
    </View>
  )
}
