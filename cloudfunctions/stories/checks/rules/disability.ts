import { listRule } from '../lists'

/** Words that people with disabilities are not called by. */
export const disability = listRule('disability-terms', {
  name: '对残疾人的歧视性称呼',
  basis: '《中华人民共和国残疾人保障法》第三条；新华社《新闻信息报道中的禁用词和慎用词》',
  weight: 'fix',
  note: '成语、作品名和旧证件名里的照原样，不算。',
  message: (word) => `“${word}”含有歧视，报道里不这样称呼残疾人。`,
})
