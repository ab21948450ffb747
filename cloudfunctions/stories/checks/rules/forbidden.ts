import { listRule } from '../lists'

export const forbidden = listRule('forbidden-words', {
  name: '禁用词和慎用词',
  basis: '新华社《新闻信息报道中的禁用词和慎用词（2016年7月修订）》；本中心的补充',
  weight: 'fix',
  note: '引用原话非用不可的，由编辑定。',
  message: (word, instead) =>
    instead ? `“${word}”报道里不用，写“${instead}”。` : `“${word}”是报道里不用的词，换个说法。`,
})
