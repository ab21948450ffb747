import { View } from '@tarojs/components'
import { useLooks } from '@/theme/store'
import { Page } from '@/ui/page'
import '../index.scss'
import { ElderForm } from './elder'
import { NormalForm } from './normal'
import { Sent } from './outcome'
import { useOrder } from './use-order'

/** 点单: who somebody is is asked at the last step, and what was written stays. */
export default function FileOrder() {
  const { elder } = useLooks()
  const form = useOrder()
  const { sending } = form
  return (
    <Page title="点单">
      <View className="ord-page">
        {sending.phase === 'sent' ? (
          <Sent filed={sending.filed} />
        ) : elder ? (
          <ElderForm form={form} />
        ) : (
          <NormalForm form={form} />
        )}
      </View>
    </Page>
  )
}
