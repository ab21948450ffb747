/**
 * Everything another district changes to make this its own: names, columns, units, telephone numbers, the public account's menu,
 * tabs and switches. Nothing about a district stands anywhere else in the code.
 */
import type { Column } from '../cloudfunctions/articles/contract'
import { WORDMARK } from './wordmark'

export interface Unit {
  readonly unitId: string
  readonly name: string
}

export interface MenuEntry {
  readonly name: string
  /** A page of the mini-program, without a leading slash. */
  readonly pagePath: string
}

export const site = {
  /** The client's name: masthead, sign-in, share cards. */
  name: '云上昆都仑',
  wordmark: WORDMARK,
  /** The public account whose menu leads here. */
  publicAccount: '爱我昆都仑',
  district: '昆都仑区',
  organiser: '昆都仑区融媒体中心',
  supervisor: '昆都仑区委宣传部',
  timeZoneOffsetMinutes: 480,
  /** Where the pages live once deployed; the local centre uses its own address. */
  origin: 'https://kundulun.example',
  phones: {
    /** Shown on failed pages after the second try and in 长辈版. */
    hotline: { name: '政务服务便民热线', number: '12345' },
  },
  colours: { steel: '#1D4B5C', molten: '#B93A0C' },
  /** Sizes in bytes, name in order of the tab bar; a tab appears with its domain. */
  tabs: [
    { pagePath: 'pages/home/index', text: '首页', icon: 'home' },
    { pagePath: 'pages/me/index', text: '我的', icon: 'user' },
  ],
  /** 栏目 at the first start; administrators change them in the console afterwards. */
  columns: [
    { columnId: 'focus', name: '聚焦昆都仑', motif: 'news', freshDays: 14, order: 1, shown: true },
    { columnId: 'news', name: '本地新闻', motif: 'news', freshDays: 14, order: 2, shown: true },
    { columnId: 'quotes', name: '学习金句', motif: 'study', freshDays: 14, order: 3, shown: true },
    { columnId: 'charm', name: '魅力昆都仑区', motif: 'culture', freshDays: 14, order: 4, shown: true },
    { columnId: 'notices', name: '通知公告', motif: 'service', freshDays: 180, order: 5, shown: true },
    { columnId: 'laws', name: '政策法规', motif: 'service', freshDays: 180, order: 6, shown: true },
  ] satisfies Column[],
  /** 单位: who publishes. */
  units: [
    { unitId: 'publicity', name: '宣传部' },
    { unitId: 'media-centre', name: '融媒体中心' },
    { unitId: 'government-office', name: '区政府办' },
    { unitId: 'justice', name: '区司法局' },
    { unitId: 'civil-affairs', name: '区民政局' },
    { unitId: 'housing', name: '区住建局' },
    { unitId: 'civilisation-centre', name: '新时代文明实践中心' },
  ] satisfies Unit[],
  /** The public account's menu: at most 3 × 5 (rules.md). Each entry is tested to land on a page with a way home. */
  menu: [
    {
      name: '看新闻',
      entries: [
        { name: '今日要闻', pagePath: 'pages/home/index' },
        { name: '聚焦昆都仑', pagePath: 'pages/home/index?column=focus' },
        { name: '政策法规', pagePath: 'pages/home/index?column=laws' },
      ] satisfies MenuEntry[],
    },
    {
      name: '请人帮忙',
      entries: [
        { name: '点一张单', pagePath: 'features/orders/file/index' },
        { name: '我的单子', pagePath: 'features/orders/mine/index' },
        { name: '长辈点单', pagePath: 'features/orders/file/index?elder=1' },
      ] satisfies MenuEntry[],
    },
    {
      name: '我的',
      entries: [
        { name: '长辈版', pagePath: 'pages/home/index?elder=1' },
        { name: '意见投诉', pagePath: 'features/questions/file/index' },
        { name: '我的', pagePath: 'pages/me/index' },
      ] satisfies MenuEntry[],
    },
  ],
} as const

export type Site = typeof site
