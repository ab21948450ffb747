import { site } from '../../../../site'
import type { Linked, Rule, RuleInfo, Spot } from '../finding'
import { type LinkedWords, linksOf, type Passage } from '../text'

const info = (ruleId: string, name: string, basis: string, reason: string, version = 1): RuleInfo => ({
  ruleId,
  version,
  name,
  basis,
  weight: 'fix',
  author: '编辑部',
  reason,
})

const everyLink = (passages: readonly Passage[], judge: (link: LinkedWords) => string | null): Spot[] =>
  passages.flatMap((passage) => {
    if (passage.field !== 'body' || !passage.node) return []
    return linksOf(passage.node).flatMap((link): Spot[] => {
      const message = judge(link)
      return message === null ? [] : [{ passage, from: link.from, to: link.to, message }]
    })
  })

/** Leads nowhere: an article of ours that is not there, or an address that the patrol found dead. */
export const deadLinks: Rule = {
  info: info(
    'dead-link',
    '链接打不开',
    '政府网站与政务新媒体检查指标：链接不可用',
    '本站的文章当场查；外站的由巡查去开，连着两次打不开才报，没巡查过的不报。',
    2,
  ),
  find: (passages, { linked }) =>
    everyLink(passages, ({ href }) => {
      const target = linked?.get(href)
      switch (target?.state) {
        case 'withdrawn':
          return `链接的《${target.title}》已经撤下，读者点开只能看到撤下的说明。`
        case 'missing':
          return '链接的文章没有，地址可能抄错了。'
        case 'dead':
          return `${deadWords(target.opened)}，换一个，或者去掉链接。`
        default:
          return null
      }
    }),
}

const TROUBLE_WORDS: Record<string, string> = {
  inside: '指向内网',
  no_name: '网站名不存在',
  no_answer: '没有回应',
  redirects: '转来转去到不了',
}

/** 打不开（404），11月23日 15:16 查过: what readers will meet, and when it was so. */
function deadWords(opened: Linked['opened']): string {
  if (!opened) return '巡查时打不开'
  const why = opened.status > 0 ? String(opened.status) : (TROUBLE_WORDS[opened.trouble ?? ''] ?? '没有回应')
  const there = new Date(Date.parse(opened.at) + site.timeZoneOffsetMinutes * 60_000)
  const clock = there.toISOString().slice(11, 16)
  return `打不开（${why}），${there.getUTCMonth() + 1}月${there.getUTCDate()}日 ${clock} 查过，连着两次都是`
}

const PRIVATE =
  /^(?:localhost|.*\.(?:local|internal|lan|test|example|invalid)|example\.(?:com|org|net)|\[.*\]|0x[\da-f]+|\d+|(?:\d{1,3}\.){1,3}\d{1,3})$/i
const PLATFORM_OWN = /[，。；、（）《》“”！？]/u

/** Looks wrong without being opened. */
export const linkForms: Rule = {
  info: info(
    'link-form',
    '链接地址不对',
    'RFC 3986；本中心编辑规范',
    '不联网，只看地址的样子：内网地址、示例地址、带进了中文标点的、藏着账号的。',
  ),
  find: (passages) => everyLink(passages, ({ href }) => wrongWith(href)),
}

function wrongWith(href: string): string | null {
  if (!/^https?:/i.test(href)) return null
  if (PLATFORM_OWN.test(href)) return '网址里混进了中文标点，读者会打不开。'
  if (!URL.canParse(href)) return '这个网址写得不对。'
  const { hostname, username } = new URL(href)
  if (username) return '网址里“@”前面的不是网站名，容易把读者带到别处，换成正常的地址。'
  if (PRIVATE.test(hostname)) return '这是内网或者示例用的地址，读者打不开。'
  return hostname.includes('.') ? null : '网站名不完整，读者会打不开。'
}
