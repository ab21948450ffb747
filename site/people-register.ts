import type { PersonEntry } from '../cloudfunctions/stories/contract/rules'

interface Given {
  readonly title: string
  readonly alsoWritten?: readonly string[]
  readonly from: string | null
}

const person = (rank: number, name: string, ...posts: Given[]): PersonEntry => ({
  name,
  aliases: [],
  rank,
  posts: posts.map(({ title, alsoWritten = [], from }) => ({
    title,
    alsoWritten: [...alsoWritten],
    from,
    until: null,
    sole: true,
  })),
})

/**
 * 人名和职务 at the first start: those whom every newsroom of the country names. The district's own leaders are entered in the
 * console, with the days of their posts, by whoever keeps the list; so are all later changes, these here included.
 */
export const PEOPLE_REGISTER: readonly PersonEntry[] = [
  person(
    1,
    '习近平',
    { title: '中共中央总书记', alsoWritten: ['总书记'], from: '2012-11-15' },
    { title: '国家主席', from: '2013-03-14' },
    { title: '中央军委主席', from: '2012-11-15' },
  ),
  person(2, '李强', { title: '国务院总理', alsoWritten: ['总理'], from: '2023-03-11' }),
  person(3, '赵乐际', {
    title: '全国人大常委会委员长',
    alsoWritten: ['委员长'],
    from: '2023-03-10',
  }),
  person(4, '王沪宁', { title: '全国政协主席', from: '2023-03-10' }),
  person(5, '蔡奇', { title: '中央办公厅主任', from: '2023-03-20' }),
  person(6, '丁薛祥', { title: '国务院常务副总理', from: '2023-03-12' }),
  person(7, '李希', { title: '中央纪委书记', from: '2022-10-23' }),
]
