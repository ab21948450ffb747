import { SIGN_IN_REASONS } from '@functions/people/contract'

type Reason = (typeof SIGN_IN_REASONS)[number]

/** Why identity is asked for, said before anything is asked. */
const REASONS: Record<Reason, string> = {
  account: '登录后，能看到我们这里存了您的什么、有几条，也能随时注销。',
  opinion: '登录后提的意见记在您的账号下，数得清提过几条。不登录也一样能提，一样会办。',
  notices: '登录后，办到哪一步了才知道该告诉谁。消息只有您自己看得到。',
  order: '登录后才能下单：有人要上门，得知道是谁点的、怎么找到您。电话和门牌只给接单的人和派单员看。',
  volunteer: '登录后才能领单、记服务时间：谁做的就记在谁名下，别人改不了。',
  history:
    '登录后，您的阅读计数归到您的账号下，能看到有几条，注销时一起断开。看过的和收藏的，登不登录都只在这部手机里。',
}

/** The sentence for a page's `reason`; an unknown one gets the plainest. */
export function reasonFor(reason: string | undefined): string {
  const known = SIGN_IN_REASONS.find((one) => one === reason)
  return REASONS[known ?? 'account']
}
