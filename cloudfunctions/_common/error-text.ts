import type { AppError, ErrorCode } from './errors'

/** One sentence a code: what happened and what to do next. A domain's own sentence (fields['']) goes before it. */
const SENTENCES: Record<ErrorCode, string> = {
  invalid_input: '有地方填得不对，改一下标出来的那几项，再发一次。',
  not_signed_in: '这一步要先登录。登录后会回到这里，写的都还在。',
  not_allowed: '您的账号办不了这一步。要办的话，请找管理员开通。',
  not_found: '没找到这一页。可能已经撤下，也可能地址抄错了。回首页看看别的。',
  wrong_state: '这一步现在做不了，刷新看看最新的进展。',
  changed_meanwhile: '刚刚有人先改过了。刷新看看最新的，再接着做。',
  too_many_requests: '点得太快了，歇一分钟再试，写的都还在。',
  switched_off: '这一项现在没有开放。',
  unexpected: '没办成。不是您的问题，是我们这边出了错。写的都还在，过一会儿再试一次。',
}

/** The sentence to show for a refusal. For `unexpected` it ends with the number that support can look up. */
export function errorText(error: Pick<AppError, 'code' | 'fields' | 'traceId'>): string {
  const own = error.fields['']
  if (own) return own
  const sentence = SENTENCES[error.code]
  return error.code === 'unexpected' && error.traceId ? `${sentence}（编号 ${error.traceId}）` : sentence
}
