/** What was done with a publication, in the words of its history. */
export const EVENT_LABELS: Readonly<Record<string, string>> = {
  enqueue: '放进发稿箱',
  takeUp: '拿去发',
  putDown: '放下了',
  publish: '发出去了',
  undoPublish: '点错了，退回待发布',
  undoUpdate: '点错了，退回待更新',
  fail: '没发成',
  cancel: '不发了',
  orderWithdrawal: '要撤下',
  withdraw: '撤下了',
  undoWithdraw: '点错了，退回待撤下',
  supersede: '换成了新的一稿',
  undoSupersede: '新的一稿没发，还是这一稿',
  requeue: '重新放进发稿箱',
}
