import { volunteers } from '@functions/volunteers/contract'
import { View } from '@tarojs/components'
import { useCallback } from 'react'
import { api } from '@/api'
import { Instead } from '@/ui/instead'
import { Page } from '@/ui/page'
import { usePage } from '@/use-page'
import '../index.scss'
import { Form } from './form'
import { Mine } from './mine'

/** 注册成为志愿者; afterwards one's own registration. */
export default function Register() {
  const { asked, again } = usePage(useCallback(() => api(volunteers).mine({}), []))
  if (asked.phase !== 'shown') {
    return (
      <Page title="成为志愿者">
        <Instead asked={asked} what="志愿者注册" reason="volunteer" onRetry={again} />
      </Page>
    )
  }
  const { registration } = asked.data
  const joined = registration && registration.state !== 'withdrawn'
  return (
    <Page title="成为志愿者">
      <View className="vol">
        <View className="vol-title" role="heading" aria-level={1}>
          {joined ? '我的志愿者资料' : '注册成为志愿者'}
        </View>
        {joined ? <Mine first={registration} onGone={again} /> : <Form onDone={again} />}
      </View>
    </Page>
  )
}
