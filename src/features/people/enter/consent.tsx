import { View } from '@tarojs/components'
import { goTo } from '@/go'
import { ConsentCheck } from '@/ui/consent-check'

interface ConsentProps {
  readonly agreed: boolean
  readonly error?: string | undefined
  readonly onChange: (agreed: boolean) => void
}

/** Agreeing to the privacy policy; open until the resident closes it. */
export function Consent({ agreed, error, onChange }: ConsentProps) {
  return (
    <ConsentCheck
      checked={agreed}
      text="我看过隐私政策，同意按它存我的资料"
      error={error}
      onChange={onChange}
    >
      <View
        className="enter-policy"
        role="link"
        aria-label="看隐私政策"
        onClick={() => goTo('/features/people/policy/index')}
      >
        看隐私政策
      </View>
    </ConsentCheck>
  )
}
