import type { picturesOf } from '../../../_common/story-document'
import type { Context, Rule, RuleInfo, Spot } from '../finding'
import type { Passage } from '../text'

type Picture = ReturnType<typeof picturesOf>[number]['attrs']

const info = (ruleId: string, name: string, basis: string, reason: string): RuleInfo => ({
  ruleId,
  version: 1,
  name,
  basis,
  weight: 'fix',
  author: '编辑部',
  reason,
})

const eachPicture = (
  passages: readonly Passage[],
  context: Context,
  judge: (picture: Picture, context: Context) => string | null,
): Spot[] =>
  passages.flatMap((passage): Spot[] => {
    if (passage.field !== 'body' || passage.node?.type !== 'image') return []
    const message = judge(passage.node.attrs, context)
    return message === null ? [] : [{ passage, from: 0, to: passage.text.length, message }]
  })

/** IMG_2031.JPG, 微信图片_2026…, 图1: a file's name says nothing to somebody who cannot see. */
const FILE_NAME =
  /^(?:img|dsc|image|photo|微信图片|截图|图片|照片|图)[\s_-]*[\d_()（）-]*(?:\.\w{3,4})?$|\.(?:jpe?g|png|gif|webp)$/i

export const alternatives: Rule = {
  info: info(
    'picture-alt',
    '图没有说明',
    'GB/T 37668—2019《信息技术 互联网内容无障碍可访问性技术要求与测试方法》：非文本内容有替代文本',
    '空着的、写成文件名的都算没有。',
  ),
  find: (passages, context) =>
    eachPicture(passages, context, ({ alt }) => {
      if (alt.trim() === '') return '这张图还没写说明。看不见图的读者，靠这句话知道图上是什么。'
      return FILE_NAME.test(alt.trim()) ? `图的说明写的是“${alt}”，没说图上是什么，改成一句话。` : null
    }),
}

export const rights: Rule = {
  info: info(
    'picture-rights',
    '图的授权有问题',
    '《中华人民共和国著作权法》第五十三条；素材库登记的授权',
    '素材库里登记了授权、又已到期或不许用的才报。',
  ),
  find: (passages, context) => eachPicture(passages, context, ({ src }) => context.rights?.get(src) ?? null),
}
