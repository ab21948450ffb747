import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Icon } from '../icon'
import './index.scss'

/** Who did a stage of the review, by role and never by name. */
export interface ReviewLine {
  readonly stage: string
  readonly by: string
  /** As shown, e.g. 9-03 18:20. */
  readonly at: string
}

interface ProvenanceStripProps {
  /** As shown, e.g. 2019-09-04 02:58. */
  readonly date: string
  readonly unit: string
  readonly source: string
  readonly reads: number
  readonly reviews: readonly ReviewLine[]
  /** Share of AI-made sentences, 0–100. */
  readonly aiShare: number
  /** How often it was corrected. */
  readonly corrections: number
  /** 长辈版: everything folds under this question, e.g. 这是谁发的. */
  readonly question?: string
}

/** 审过没有, in words: a reader must not guess what no line means. */
function reviewSentence(reviews: readonly unknown[]): string {
  if (reviews.length >= 3) return '三审三校已完成'
  return reviews.length > 0 ? `审过 ${reviews.length} 道` : '没有随稿公布审核记录'
}

/** AI share in words (《人工智能生成合成内容标识办法》: said, not hinted at). */
function aiSentence(share: number): string {
  return share > 0 ? `约 ${share}% 的句子由 AI 生成，经人审定` : '没有使用 AI 生成内容'
}

function Facts({ facts }: { facts: readonly (readonly [string, string])[] }) {
  return (
    <View className="provenance-facts">
      {facts.map(([label, value]) => (
        <View key={label} className="provenance-fact">
          <Text className="provenance-label">{label}</Text>
          <Text className="provenance-value">{value}</Text>
        </View>
      ))}
    </View>
  )
}

function Details({ reviews }: Pick<ProvenanceStripProps, 'reviews'>) {
  return (
    <View className="provenance-details">
      {reviews.map(({ stage, by, at }) => (
        <View key={stage} className="provenance-review">
          <Text className="provenance-stage">{stage}</Text>
          <Text className="provenance-by">{by}</Text>
          <Text>{at}</Text>
        </View>
      ))}
      <Text className="provenance-note">点击量：一位读者一篇一天只算一次，可以从阅读记录重新数出来。</Text>
    </View>
  )
}

/** 这篇稿子的来历: date, unit, source, 点击量, who reviewed, AI share, corrections. */
export function ProvenanceStrip(props: ProvenanceStripProps) {
  const { date, unit, source, reads, reviews, aiShare, corrections, question } = props
  const [open, setOpen] = useState(false)
  const facts = (
    <Facts
      facts={[
        ['发布日期', date],
        ['发布单位', unit],
        ['来源', source || unit],
        ['点击量', reads.toLocaleString('zh-CN')],
      ]}
    />
  )
  const corrected = corrections > 0 ? [`更正过 ${corrections} 次`] : []
  const summary = [reviewSentence(reviews), aiSentence(aiShare), ...corrected].join('　')
  const folded = question !== undefined
  return (
    <View className="provenance">
      {!folded && facts}
      <View
        className="provenance-fold"
        role="button"
        aria-expanded={String(open)}
        aria-label={`${question ?? summary}，点一下${open ? '收起' : '看详情'}`}
        onClick={() => setOpen(!open)}
      >
        {!folded && <Icon name="secured" tone="grass" />}
        <Text className={folded ? 'provenance-question' : 'provenance-summary'}>{question ?? summary}</Text>
        <Icon name={open ? 'chevron-up' : 'chevron-down'} tone="ink-3" />
      </View>
      {open && folded && facts}
      {open && folded && <Text className="provenance-note">{summary}</Text>}
      {open && <Details reviews={reviews} />}
    </View>
  )
}
