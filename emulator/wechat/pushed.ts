import type { Event } from './events'
import type { Publication } from './publications'
import type { Verdict } from './safety'

const EVENT = { MsgType: 'event' } as const

/** `PUBLISHJOBFINISH` (developers.weixin.qq.com/doc/offiaccount/Publish/Callback_on_finish.html), in JSON. */
export function publishFinished(
  publication: Publication,
  account: string,
  articleUrl: (index: number) => string,
): Event {
  const { publishId, status, articleId, articles, failed, endsAt } = publication
  const published = status === 0 && {
    article_id: articleId,
    article_detail: {
      count: articles.length,
      item: articles.map((_, place) => ({ idx: place + 1, article_url: articleUrl(place + 1) })),
    },
  }
  return {
    ToUserName: account,
    FromUserName: 'mphelper',
    CreateTime: Math.floor(endsAt / 1000),
    ...EVENT,
    Event: 'PUBLISHJOBFINISH',
    PublishEventInfo: {
      publish_id: Number(publishId),
      publish_status: status,
      ...published,
      ...(failed.length > 0 && { fail_idx: failed }),
    },
  }
}

interface MediaChecked {
  readonly traceId: string
  readonly openid: string
  readonly endsAt: number
  readonly verdict: Verdict
}

/** `wxa_media_check`, version 2. */
export function mediaChecked({ traceId, openid, endsAt, verdict }: MediaChecked, appid: string): Event {
  const { suggest, label } = verdict
  return {
    ToUserName: appid,
    FromUserName: openid,
    CreateTime: Math.floor(endsAt / 1000),
    ...EVENT,
    Event: 'wxa_media_check',
    appid,
    trace_id: traceId,
    version: 2,
    detail: [{ strategy: 'content_model', errcode: 0, suggest, label, prob: suggest === 'pass' ? 10 : 90 }],
    errcode: 0,
    errmsg: 'ok',
    result: { suggest, label },
  }
}
