/** What volunteers can do, and the limits that hold for them. Another district puts its own here. */

interface Named {
  readonly id: string
  readonly name: string
}

export const SKILLS: readonly Named[] = [
  { id: 'talk', name: '宣讲' },
  { id: 'arts', name: '文艺' },
  { id: 'medical', name: '医护' },
  { id: 'first-aid', name: '急救' },
  { id: 'tutoring', name: '辅导功课' },
  { id: 'computer', name: '电脑手机' },
  { id: 'law', name: '法律' },
  { id: 'repairs', name: '水电小修' },
  { id: 'haircut', name: '理发' },
  { id: 'cleaning', name: '保洁' },
  { id: 'driving', name: '驾驶' },
  { id: 'company', name: '陪伴聊天' },
  { id: 'translation', name: '翻译' },
  { id: 'greening', name: '绿化环保' },
]

export const LANGUAGES: readonly Named[] = [
  { id: 'mandarin', name: '普通话' },
  { id: 'mongolian', name: '蒙古语' },
  { id: 'local', name: '本地话' },
  { id: 'sign', name: '手语' },
]

/** What an order may ask for: everybody speaks 普通话. */
export const ASKED_LANGUAGES = LANGUAGES.filter(({ id }) => id !== 'mandarin')
export const languageName = (languageId: string): string =>
  LANGUAGES.find(({ id }) => id === languageId)?.name ?? ''

/** When somebody can usually come. */
export const TIMES: readonly Named[] = [
  { id: 'weekday-morning', name: '工作日上午' },
  { id: 'weekday-afternoon', name: '工作日下午' },
  { id: 'weekday-evening', name: '工作日晚上' },
  { id: 'weekend-morning', name: '周末上午' },
  { id: 'weekend-afternoon', name: '周末下午' },
  { id: 'weekend-evening', name: '周末晚上' },
]

export const VOLUNTEER_LIMITS = {
  /** Younger than this: a guardian agrees to the registration and to each shift (志愿服务条例; 民法典 §19). */
  consentUnder: 18,
  /** Younger than this: only where the organiser lets guardians come along. */
  accompaniedUnder: 16,
  /** Nobody younger registers. */
  youngest: 8,
  /** 签到: how long before the beginning and after the end of a shift. */
  earlyMinutes: 60,
  lateMinutes: 120,
  /** A code of half a minute is taken this many half minutes before and after its own. */
  codeDrift: 2,
  /** What was scanned without a network is handed in within this time. */
  reconcileHours: 72,
  /** How far a phone's clock may be ahead of ours. */
  clockAheadSeconds: 120,
  /** 地点签到: within this of the place, when the phone is this sure of where it is. */
  placeMetres: 300,
  accuracyMetres: 150,
  /** 自己申报: this long after the end of the shift. */
  declareDays: 7,
  /** One service counts at most this much; longer ones are separate shifts. */
  mostMinutes: 12 * 60,
  /** 更正: asked for within this time after the entry. */
  correctDays: 90,
  mostPlaces: 200,
} as const

/** 队伍: how large one gets, and how many a volunteer belongs to. */
export const TEAM_LIMITS = {
  members: 200,
  /** Who waits to be let in. */
  asks: 100,
  each: 5,
} as const

/** 表彰类别: honours are told by what they were for; nobody is ranked and no attendance is worth points. */
export const HONOURS: readonly Named[] = [
  { id: 'leifeng', name: '学雷锋志愿服务' },
  { id: 'neighbours', name: '邻里互助' },
  { id: 'emergency', name: '应急救援' },
  { id: 'unity', name: '民族团结' },
  { id: 'culture', name: '文化文艺' },
  { id: 'green', name: '生态环保' },
  { id: 'youth', name: '青少年志愿者' },
  { id: 'thanks', name: '感谢信、锦旗' },
  { id: 'other', name: '其他' },
]

/** 培训: one entry counts at most this many minutes. */
export const MOST_TRAINING_MINUTES = 40 * 60
/** 记录: one entry for at most this many people at once, all of the same kind. */
export const MOST_RECORDED_AT_ONCE = 50
