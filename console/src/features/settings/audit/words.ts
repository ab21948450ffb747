import { ERROR_CODES, type ErrorCode } from '@functions/_common/errors'

/** What staff can do that leaves a record, as a person would say it. */
const ACTIONS: Readonly<Record<string, string>> = {
  'people.enterStaff': '登录',
  'people.signOut': '退出登录',
  'people.changePassword': '换密码',
  'people.beginTotp': '开始绑定动态码',
  'people.confirmTotp': '绑定动态码',
  'people.removeTotp': '解绑动态码',
  'people.revokeSession': '让一台设备退出',
  'people.addStaff': '添一个账号',
  'people.changeStaff': '改账号或权限',
  'people.resetPassword': '重设别人的密码',
  'people.resetTotp': '取消别人的动态码',
  'settings.turn': '动开关',
  'articles.saveColumn': '改栏目',
  'articles.recount': '重算点击量',
  'articles.saveTopic': '存专题',
  'articles.saveIssue': '存专版或节目的一期',
  'channels.takeUp': '拿一条去发',
  'channels.putDown': '放下一条没发的',
  'channels.markPublished': '打勾：某个渠道发出去了',
  'channels.markWithdrawn': '打勾：某个渠道撤下了',
  'channels.markFailed': '记下某个渠道没发成',
  'channels.cancel': '某个渠道不发了',
  'channels.undo': '退回发稿箱的上一步',
  'channels.saveSettings': '改发稿箱的时限',
  'stories.create': '写新稿',
  'stories.save': '存稿',
  'stories.restore': '恢复旧版',
  'stories.lock': '开写一篇',
  'stories.takeOver': '接手别人在写的稿',
  'stories.unlock': '不写了，放开稿件',
  'stories.leaveWords': '交出没存上的字',
  'stories.settleWords': '处理别人交出的字',
  'stories.saveForm': '改某个渠道的稿',
  'stories.keepForm': '某个渠道的稿照旧不变',
  'stories.followMaster': '某个渠道的稿重新跟着正文',
  'stories.comment': '写批注',
  'stories.reply': '回复批注',
  'stories.decideComment': '处理批注',
  'stories.acceptSuggestion': '采用改法',
  'stories.saveTemplate': '改稿件模板',
  'stories.removeTemplate': '停用稿件模板',
  'stories.saveSeries': '改系列',
  'stories.placeInSeries': '把稿子放进系列',
  'stories.publish': '发布',
  'stories.takeDown': '撤下',
  'stories.discard': '删草稿',
  'stories.beginPicture': '开始传图',
  'stories.finishPicture': '传完一张图',
  'stories.importBatch': '导入一批',
}

export const actionInWords = (action: string): string => ACTIONS[action] ?? action

const OUTCOMES: Record<ErrorCode, string> = {
  invalid_input: '填得不对',
  not_signed_in: '没登录',
  not_allowed: '没有权限',
  not_found: '没有这一个',
  wrong_state: '这一步做不了',
  changed_meanwhile: '别人先改了',
  too_many_requests: '太快了',
  switched_off: '没有开放',
  unexpected: '出了错',
}

const isCode = (outcome: string): outcome is ErrorCode => ERROR_CODES.some((code) => code === outcome)

export const outcomeInWords = (outcome: string): string =>
  outcome === 'done' ? '办成了' : isCode(outcome) ? OUTCOMES[outcome] : outcome
