/**
 * 点单: the menu, the clocks and the words of volunteer service orders. Numbers come from rules.md (12345 practice, 民政部令第67号, 国办发〔2019〕51号)
 * and are a centre's to change.
 */
import type { Span } from '../cloudfunctions/_common/clock'

interface Category {
  readonly categoryId: string
  readonly name: string
  /** What people order under it, as they say it. */
  readonly hint: string
  /** Of SKILLS in site/volunteers.ts: who goes must have one of them; empty: anybody may. */
  readonly needs: readonly string[]
  /** How long it takes as a rule. */
  readonly minutes: number
}

/** 内蒙古“我帮你”十二类. A changed menu gets a new version; an order keeps the one that it was made by. */
export const ORDER_MENU: { readonly version: string; readonly categories: readonly Category[] } = {
  version: '2026-1',
  categories: [
    {
      categoryId: 'hardship',
      name: '帮扶助困',
      hint: '陪老人看病、买菜、修家里的小东西',
      needs: [],
      minutes: 120,
    },
    {
      categoryId: 'health',
      name: '卫生健康服务',
      hint: '量血压、陪诊、教急救',
      needs: ['medical', 'first-aid', 'company'],
      minutes: 120,
    },
    { categoryId: 'law', name: '法律服务', hint: '问遗嘱、合同、邻里纠纷', needs: ['law'], minutes: 60 },
    {
      categoryId: 'study',
      name: '助学支教',
      hint: '给孩子讲功课、带着读书',
      needs: ['tutoring'],
      minutes: 90,
    },
    { categoryId: 'ecology', name: '生态环保', hint: '清楼道、分垃圾、种树', needs: [], minutes: 120 },
    { categoryId: 'rescue', name: '应急救援', hint: '大风大雪后清路、搬物资', needs: [], minutes: 120 },
    {
      categoryId: 'science',
      name: '科技科普服务',
      hint: '教用手机、防诈骗',
      needs: ['computer'],
      minutes: 60,
    },
    { categoryId: 'culture', name: '文艺文化服务', hint: '布展、教唱歌、写春联', needs: [], minutes: 120 },
    { categoryId: 'policy', name: '理论政策宣讲', hint: '讲政策、读文件', needs: ['talk'], minutes: 60 },
    {
      categoryId: 'unity',
      name: '铸牢中华民族共同体意识',
      hint: '双语帮助、民族团结活动',
      needs: [],
      minutes: 90,
    },
    { categoryId: 'customs', name: '移风易俗', hint: '红白事帮忙、文明劝导', needs: [], minutes: 120 },
    { categoryId: 'other', name: '其他', hint: '上面没有的', needs: [], minutes: 60 },
  ],
}

/** A category of the menu as it stands; undefined for one of an older menu. */
export const categoryOf = (categoryId: string): Category | undefined =>
  ORDER_MENU.categories.find((one) => one.categoryId === categoryId)
/** What people call it; one of an older menu is 其他. */
export const categoryName = (categoryId: string): string => categoryOf(categoryId)?.name ?? '其他'

/**
 * How long each turn may take. `review`, `dispatch`: sorted in 2 hours (12345 practice); `danger`: 15 minutes; the pool is
 * time-boxed; `mend` 5 working days for the call-back after a bad rating (国办发〔2019〕51号 leaves 5 to 15).
 */
export const ORDER_CLOCKS = {
  review: { amount: 2, unit: 'hours' },
  danger: { amount: 15, unit: 'minutes' },
  /** 居民补充; then cancelled with that reason, after a reminder at half of it. */
  complete: { amount: 3, unit: 'days' },
  dispatch: { amount: 2, unit: 'hours' },
  pool: { amount: 2, unit: 'hours' },
  claim: { amount: 2, unit: 'hours' },
  /** After the appointed time: nobody signed in. */
  arrive: { amount: 30, unit: 'minutes' },
  /** After the service should be over: nobody signed out. */
  report: { amount: 4, unit: 'hours' },
  confirm: { amount: 3, unit: 'days' },
  rate: { amount: 7, unit: 'days' },
  mend: { amount: 5, unit: 'working_days' },
  /** 停表: looked at again after so long, so that nothing stands still unseen. */
  stopped: { amount: 3, unit: 'days' },
  /** 督单: somebody named answers whoever asks where the help is. */
  nudge: { amount: 30, unit: 'minutes' },
} as const satisfies Record<string, Span>

/** Between what an administrator may set each of them while the centre runs, in its unit. */
export const ORDER_CLOCK_BOUNDS = {
  review: [1, 24],
  danger: [5, 60],
  complete: [1, 15],
  dispatch: [1, 24],
  pool: [1, 24],
  claim: [1, 24],
  arrive: [10, 120],
  report: [1, 24],
  confirm: [1, 15],
  rate: [3, 30],
  // 国办发〔2019〕51号
  mend: [5, 15],
  stopped: [1, 15],
  nudge: [10, 120],
} as const satisfies Record<keyof typeof ORDER_CLOCKS, readonly [least: number, most: number]>

export const ORDER_LIMITS = {
  /** 复开: then it goes to the commander on duty for good. */
  reopens: 2,
  appeals: 1,
  pictures: 6,
  places: 20,
  waiting: 20,
  /** A resident with more unfinished orders is asked to finish or cancel one. */
  open: 10,
  /** Similar orders are looked for this far back. */
  similarDays: 30,
  /** A figure about fewer is not shown. */
  smallestGroup: 5,
  /** How long before and after the service a volunteer sees door and phone. */
  unlockedHours: 24,
  /** 改时间: not within so many hours of a time that somebody has promised. */
  changeHours: 2,
} as const

/** 不受理的理由: what the resident reads, and where to go instead. */
export const REFUSALS = [
  {
    code: 'not_volunteer_work',
    words: '这件事要专业人员办，志愿者办不了',
    instead: '可以打 12345，会转给该办的部门。',
  },
  {
    code: 'paid_service',
    words: '这是要收费的服务，志愿服务只做不收钱的',
    instead: '可以找正规的家政、维修公司。',
  },
  { code: 'unsafe', words: '这件事有危险，志愿者不能去', instead: '有危险时打 110、119 或 120。' },
  { code: 'outside', words: '地方不在本区', instead: '可以打 12345，说清在哪里。' },
  { code: 'duplicate', words: '同一件事已经有一张单子了', instead: '在“我的单子”里看那一张。' },
  { code: 'not_real', words: '电话核实过，没有这件事', instead: '要是弄错了，可以申诉一次。' },
] as const

/** 取消的理由, by who cancels. */
export const CANCELLATIONS = {
  resident: [
    { code: 'not_needed', words: '不需要了' },
    { code: 'done_otherwise', words: '已经有人帮了' },
    { code: 'wrong', words: '点错了' },
  ],
  desk: [
    { code: 'asked', words: '居民打电话来取消' },
    { code: 'unreachable', words: '三次联系不上居民' },
    { code: 'nobody', words: '找遍了，没有人能去，已当面说明' },
    { code: 'force', words: '天气或突发情况，办不成了' },
  ],
} as const

/** 停表的理由: time does not count, and the resident reads why. */
export const STOPS = [
  { code: 'resident_later', words: '您要改天' },
  { code: 'weather', words: '天气不好，出不了门' },
  { code: 'third_party', words: '要等别的部门或单位' },
] as const

/** What puts an order on top and shows the numbers first. Seen through spaces and full-width signs. */
export const DANGER_WORDS = [
  '着火',
  '起火',
  '煤气',
  '燃气泄漏',
  '一氧化碳',
  '晕倒',
  '昏迷',
  '喘不上气',
  '胸口疼',
  '大出血',
  '摔倒起不来',
  '自杀',
  '不想活',
  '家暴',
  '打人',
  '走失',
  '被困',
  '触电',
] as const
export const EMERGENCY_NUMBERS = [
  { number: '110', name: '报警' },
  { number: '119', name: '火警和救援' },
  { number: '120', name: '急救' },
] as const

/** 派单建议: parts of 100. A dispatcher may choose otherwise with a word of why. */
export const SUGGESTION_WEIGHTS = {
  distance: 25,
  skill: 20,
  language: 20,
  load: 15,
  turn: 10,
  declined: 10,
} as const
/** A volunteer this far away, with this many orders this week, or who declined this often, gets no point for it. */
export const SUGGESTION_SCALES = { farMetres: 5000, weekOrders: 6, turnDays: 30, declines: 5 } as const

/** 评单: the five levels; the last two make a call-back. */
export const RATINGS = [
  { level: 5, words: '非常满意' },
  { level: 4, words: '满意' },
  { level: 3, words: '基本满意' },
  { level: 2, words: '不满意' },
  { level: 1, words: '非常不满意' },
] as const

/** 督单: what the supervision board counts, station by station of whoever holds the order now, and the words it says so in. */
export const ORDER_BOARD = {
  soonMinutes: 30,
  definitions: [
    { key: 'open', name: '在办', words: '现在由这个站办、还没办结也没取消的单子' },
    { key: 'soon', name: '快到时间', words: '在办的单子里，还没过时、半小时内这一步就到时间的' },
    {
      key: 'overdue',
      name: '过时',
      words: '在办的单子里，这一步到了时间没有办、已经往上报过的，和居民催了还没回话的；办完这一步就不再算',
    },
  ],
} as const

/** 统计: what the public figures count, in the words that stand with them. Each order counts once in each. */
export const ORDER_STATISTICS = {
  spans: { days30: '近 30 天', month: '这个月', ever: '开办以来' },
  definitions: [
    { key: 'received', name: '收到', words: '这段时间里居民点的单子，后来取消的、没审上的也算' },
    {
      key: 'finished',
      name: '办结',
      words: '这段时间里办结的单子，居民没评的也算；办结后又重办的，等再办结才算',
    },
    { key: 'onTime', name: '按时办结', words: '办结的单子里，从点单起没有一步过时的' },
    {
      key: 'overdue',
      name: '过时',
      words: '这段时间里头一回有一步到了时间没办、报给上一级的单子；等居民自己回话的那一步不算',
    },
    { key: 'reopened', name: '重办', words: '这段时间里头一回因为没办好又重新办的单子' },
  ],
  /** Groups that the menu or the map no longer has. */
  gone: '以前有、现在没有的',
} as const
