import { View } from '@tarojs/components'
import { telephone } from '@/go'
import { Button } from '@/ui/button'
import { StateNote } from '@/ui/state-note'

interface EmergencyProps {
  /** Of site/orders.ts; none: nothing is shown. */
  readonly numbers: readonly { readonly number: string; readonly name: string }[]
}

/** What sounds like danger: the numbers to call stand before everything else, one tap each. */
export function Emergency({ numbers }: EmergencyProps) {
  if (numbers.length === 0) return null
  return (
    <View className="ord-note">
      <StateNote
        tone="refused"
        title="有危险，先打电话。"
        body="志愿者来不及。打通了再点单也不迟。"
        actions={
          <View className="ord-stack ord-wide">
            {numbers.map(({ number, name }) => (
              <Button key={number} kind="danger" onTap={() => telephone(number)}>
                {`打 ${number}，${name}`}
              </Button>
            ))}
          </View>
        }
      />
    </View>
  )
}
