import { wordRule } from '../words'

export const superstition = wordRule({
  ruleId: 'superstition',
  version: 1,
  name: '封建迷信内容',
  basis: '《互联网信息服务管理办法》第十五条第（五）项；《网络信息内容生态治理规定》第六条、第七条',
  weight: 'advice',
  author: '编辑部',
  reason: '报道打击迷信、普及科学的稿子会用到这些词，所以只提醒，由编辑定。',
  message: (word) => `“${word}”容易写成宣扬迷信。若是在揭露或者劝人别信，请留着。`,
  entries: [
    { word: '算命' },
    { word: '看相' },
    { word: '风水宝地' },
    { word: '改运' },
    { word: '转运符' },
    { word: '消灾' },
    { word: '驱鬼' },
    { word: '显灵' },
    { word: '占卜' },
    { word: '黄道吉日' },
    { word: '生辰八字' },
    { word: '大师开光' },
    { word: '水逆' },
    { word: '请神送神' },
  ],
})
