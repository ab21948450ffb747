import { wordRule } from '../words'

/** Words that people with disabilities are not called by. */
export const disability = wordRule({
  ruleId: 'disability-terms',
  version: 1,
  name: '对残疾人的歧视性称呼',
  basis: '《中华人民共和国残疾人保障法》第三条；新华社《新闻信息报道中的禁用词和慎用词》',
  weight: 'fix',
  author: '编辑部',
  reason: '成语、作品名和旧证件名里的照原样，不算。',
  message: (word) => `“${word}”含有歧视，报道里不这样称呼残疾人。`,
  entries: [
    { word: '残废', instead: '残疾', except: ['残废军人证', '残废军人抚恤'] },
    { word: '瞎子', instead: '盲人', except: ['瞎子阿炳', '瞎子摸象', '睁眼瞎子'] },
    { word: '独眼龙', instead: '单眼视力残疾人' },
    { word: '聋子', instead: '聋人', except: ['聋子的耳朵'] },
    { word: '聋哑人', instead: '聋人（不能说话的，写“言语残疾人”）' },
    { word: '哑巴', instead: '言语残疾人', except: ['哑巴吃黄连', '哑巴亏', '哑巴英语'] },
    { word: '瘸子', instead: '肢体残疾人' },
    { word: '跛子', instead: '肢体残疾人' },
    { word: '傻子', instead: '智力残疾人', except: ['傻子瓜子', '年广久傻子'] },
    { word: '呆子', instead: '智力残疾人', except: ['书呆子'] },
    { word: '弱智', instead: '智力残疾' },
    { word: '智障', instead: '智力残疾' },
    { word: '疯子', instead: '精神残疾人' },
    { word: '侏儒', instead: '身材矮小的人', except: ['侏儒症'] },
  ],
})
