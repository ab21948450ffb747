/** 通知: what a person can be told about, and the limits of telling. Another district writes its own template numbers here. */

export const NOTICE_LIMITS = {
  /** Nothing leaves for a phone between these hours of the district's day, unless it cannot wait. */
  quietFrom: '21:00',
  quietUntil: '08:00',
  /** Short messages cost money and patience. */
  smsADay: 3,
  /** In the inbox; then they are removed. */
  keptDays: 365,
} as const

/**
 * The subscription message of the mini-program (公众平台 → 订阅消息 → 我的模板): three fields, 事项 `thing1`, 说明 `thing2`, 时间 `time3`. A
 * deployed centre writes the number of its own template here; the local WeChat knows this one (config/centre.mjs).
 */
export const NOTICE_TEMPLATE = { templateId: 'service-progress' } as const
