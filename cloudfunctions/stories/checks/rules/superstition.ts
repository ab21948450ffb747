import { listRule } from '../lists'

export const superstition = listRule('superstition', {
  name: '封建迷信内容',
  basis: '《互联网信息服务管理办法》第十五条第（五）项；《网络信息内容生态治理规定》第六条、第七条',
  weight: 'advice',
  note: '报道打击迷信、普及科学的稿子会用到这些词，所以只提醒，由编辑定。',
  message: (word) => `“${word}”容易写成宣扬迷信。若是在揭露或者劝人别信，请留着。`,
})
