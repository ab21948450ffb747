import { site } from '../../../site'
import { bodyHtml, escapeHtml, type Look, type PictureNode } from '../../_common/story-html'
import { type Master, printedTitle } from './text'

/** WeChat keeps no style sheet, so every tag carries its own look; sizes and colours are those of the reader's page. */
const INLINE: Readonly<Record<string, string>> = {
  p: 'margin:0 0 16px;font-size:17px;line-height:30px;color:#16191C;text-align:justify',
  h2: `margin:24px 0 12px;font-size:19px;line-height:30px;font-weight:700;color:${site.colours.steel}`,
  h3: 'margin:20px 0 10px;font-size:17px;line-height:28px;font-weight:700;color:#16191C',
  img: 'display:block;width:100%;height:auto',
  figcaption: 'margin:6px 0 18px;font-size:14px;line-height:22px;color:#59636B;text-align:center',
  ul: 'margin:0 0 16px;padding-left:1.4em',
  ol: 'margin:0 0 16px;padding-left:1.6em',
  li: 'font-size:17px;line-height:30px;color:#16191C',
  blockquote: `margin:0 0 16px;padding:4px 0 4px 14px;border-left:3px solid ${site.colours.steel}`,
  table: 'width:100%;margin:0 0 16px;border-collapse:collapse;font-size:15px;line-height:24px',
  td: 'padding:6px 8px;border:1px solid #D5DADE;vertical-align:top',
  th: 'padding:6px 8px;border:1px solid #D5DADE;text-align:left;font-weight:700',
  hr: 'margin:20px 0;border:0;border-top:1px solid #D5DADE',
}

const inlineStyle: Look['attributes'] = (tag) => (INLINE[tag] ? ` style="${INLINE[tag]}"` : '')

function pictureHtml(
  { src, alt, caption }: PictureNode['attrs'],
  addressOf: Master['addressOf'],
  attributes: Look['attributes'],
): string {
  const picture = `<img src="${escapeHtml(addressOf(src))}" alt="${escapeHtml(alt)}"${attributes('img')}>`
  return caption ? `${picture}<p${attributes('figcaption')}>${escapeHtml(caption)}</p>` : picture
}

/** 公众号: an article's links to the web do not open there, so their words stay and the link goes. */
export function publicAccountHtml(master: Master): string {
  const look: Look = {
    attributes: inlineStyle,
    pictureOf: (picture) => pictureHtml(picture, master.addressOf, inlineStyle),
    hrefOf: () => null,
  }
  const foot = `来源：${master.source}${master.author ? `　${master.author}` : ''}`
  return `<section>${bodyHtml(master.document.content, look)}<p style="${INLINE.figcaption}">${escapeHtml(foot)}</p></section>`
}

/** 政府网站: plain tags for the site's own style sheet, with the provenance that inspections look for. */
export function websiteHtml(master: Master): string {
  const look: Look = {
    attributes: () => '',
    pictureOf: (picture) => pictureHtml(picture, master.addressOf, () => ''),
    hrefOf: (href) => (href.startsWith('/') ? `${site.origin}${href}` : href),
  }
  const facts = [
    `发布日期：${dayOf(master.publishedAt)}`,
    `发布单位：${master.unitName}`,
    `来源：${master.source}`,
    ...(master.author ? [`作者：${master.author}`] : []),
  ]
  return `<h1>${escapeHtml(printedTitle(master.title))}</h1><p>${escapeHtml(facts.join('　'))}</p>${bodyHtml(master.document.content, look)}`
}

const MINUTE_MS = 60_000
const dayOf = (instant: string): string =>
  new Date(Date.parse(instant) + site.timeZoneOffsetMinutes * MINUTE_MS).toISOString().slice(0, 10)
