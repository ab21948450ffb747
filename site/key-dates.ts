interface KeyDates {
  readonly yearly: readonly (readonly [monthDay: string, name: string])[]
  readonly dated: readonly (readonly [day: string, name: string])[]
  readonly holidays: readonly {
    readonly name: string
    readonly from: string
    readonly to: string
    readonly worked: readonly string[]
  }[]
}

/**
 * 重要节点 on the planning calendar. `yearly` come every year on the same day; `dated` are those that move with the lunar calendar or are
 * decided for one year. Holidays and working Sundays of 2026: 国务院办公厅关于2026年部分节假日安排的通知. A year's
 * notice comes out in the November before: add its lines here.
 */
export const keyDates: KeyDates = {
  yearly: [
    ['01-01', '元旦'],
    ['01-10', '中国人民警察节'],
    ['03-05', '学雷锋纪念日'],
    ['03-08', '国际妇女节'],
    ['03-12', '植树节'],
    ['03-15', '国际消费者权益日'],
    ['04-15', '全民国家安全教育日'],
    ['04-23', '世界读书日'],
    ['05-01', '国际劳动节'],
    ['05-04', '青年节'],
    ['05-12', '全国防灾减灾日'],
    ['06-01', '国际儿童节'],
    ['06-05', '世界环境日'],
    ['06-26', '国际禁毒日'],
    ['07-01', '建党纪念日'],
    ['08-01', '建军节'],
    ['08-19', '中国医师节'],
    ['09-03', '抗战胜利纪念日'],
    ['09-10', '教师节'],
    ['09-30', '烈士纪念日'],
    ['10-01', '国庆节'],
    ['11-08', '中国记者节'],
    ['11-09', '全国消防日'],
    ['12-02', '全国交通安全日'],
    ['12-04', '国家宪法日'],
    ['12-05', '国际志愿者日'],
    ['12-13', '国家公祭日'],
  ],
  dated: [
    ['2026-02-16', '除夕'],
    ['2026-02-17', '春节'],
    ['2026-03-03', '元宵节'],
    ['2026-04-05', '清明节'],
    ['2026-06-19', '端午节'],
    ['2026-09-25', '中秋节'],
    ['2026-10-18', '重阳节'],
    ['2027-02-05', '除夕'],
    ['2027-02-06', '春节'],
    ['2027-02-20', '元宵节'],
    ['2027-04-05', '清明节'],
    ['2027-06-09', '端午节'],
    ['2027-09-15', '中秋节'],
    ['2027-10-08', '重阳节'],
  ],
  /** First and last day off, and the days worked instead. */
  holidays: [
    { name: '元旦', from: '2026-01-01', to: '2026-01-03', worked: ['2026-01-04'] },
    { name: '春节', from: '2026-02-15', to: '2026-02-23', worked: ['2026-02-14', '2026-02-28'] },
    { name: '清明节', from: '2026-04-04', to: '2026-04-06', worked: [] },
    { name: '劳动节', from: '2026-05-01', to: '2026-05-05', worked: ['2026-05-09'] },
    { name: '端午节', from: '2026-06-19', to: '2026-06-21', worked: [] },
    { name: '中秋节', from: '2026-09-25', to: '2026-09-27', worked: [] },
    { name: '国庆节', from: '2026-10-01', to: '2026-10-07', worked: ['2026-09-20', '2026-10-10'] },
  ],
}
