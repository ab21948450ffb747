/** What may be switched on. The WeChat categories each one needs are in rules.md; all are off at first. */
export const SWITCHES = [
  'comments',
  'live_video',
  'resident_posts',
  'payment',
  'ai_answers',
  'ai_assistance',
  'weapp_read_aloud',
  'staff_second_factor',
] as const
export type SwitchName = (typeof SWITCHES)[number]
