/** How somebody works for the centre: 在编, 通讯员, 实践基地的学生, 劳务派遣. */
export const ENGAGEMENTS = ['staff', 'stringer', 'student', 'contractor'] as const
export type Engagement = (typeof ENGAGEMENTS)[number]
export const ENGAGEMENT_LABELS: Record<Engagement, string> = {
  staff: '在编',
  stringer: '通讯员',
  student: '实践学生',
  contractor: '劳务派遣',
}
