import { listRule } from '../lists'

export const headlines = listRule('tabloid-headlines', {
  name: '标题党',
  basis: '《网络信息内容生态治理规定》第七条第（一）项：不使用夸张标题，内容与标题严重不符',
  weight: 'fix',
  note: '只看题目和摘要；正文里的引语不算。',
  only: { fields: ['title', 'digest'] },
  message: (word) => `题目里的“${word}”是标题党的写法，换成这件事本身。`,
})
