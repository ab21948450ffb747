import { site } from '@site'
import { Text, View } from '@tarojs/components'
import type { ReadAloud } from '@/aloud/use-read-aloud'
import { Clauses } from '@/ui/clauses'
import { CorrectionNote } from '@/ui/correction-note'
import { ProvenanceStrip } from '@/ui/provenance-strip'
import { ReadAloudBar } from '@/ui/read-aloud-bar'
import { SizeChoice } from '@/ui/size-choice'
import { StoryBody } from '@/ui/story-body'
import { dayAndTimeOf, dayInWords, nowInstant, shortStampOf, stampOf } from '@/when'
import { type Chapter, picturesIn } from './blocks'
import { Contents } from './contents'
import { openLink, openPicture } from './links'
import type { ArticleReply } from './use-article'

export interface ArticleViewProps {
  readonly reply: ArticleReply
  readonly reads: number
  readonly aloud: ReadAloud | null
  readonly chapters: readonly Chapter[]
  readonly stopped: { readonly block: number; readonly heading: string } | null
  readonly slices: number
  readonly onJump: (block: number) => void
}

function Provenance({
  reply: { article },
  reads,
  question,
}: Pick<ArticleViewProps, 'reply' | 'reads'> & { question?: string }) {
  const reviews = article.reviews.map(({ stage, by, at }) => ({ stage, by, at: shortStampOf(at) }))
  return (
    <ProvenanceStrip
      date={stampOf(article.publishedAt)}
      unit={article.unitName}
      source={article.source}
      reads={reads}
      reviews={reviews}
      aiShare={article.aiShare}
      corrections={article.corrections.length}
      {...(question ? { question } : {})}
    />
  )
}

function Corrections({ reply: { article } }: Pick<ArticleViewProps, 'reply'>) {
  const now = nowInstant()
  return (
    <View className="article-corrections">
      {article.corrections.map((correction) => (
        <CorrectionNote
          key={correction.at}
          at={dayAndTimeOf(correction.at, now)}
          was={correction.was}
          now={correction.now}
        />
      ))}
    </View>
  )
}

function Aloud({ aloud, title, minutes }: { aloud: ReadAloud | null; title: string; minutes: number }) {
  if (!aloud) return null
  return (
    <ReadAloudBar
      state={aloud.state}
      title={title}
      minutes={minutes}
      trouble={aloud.trouble}
      rate={aloud.rate}
      onToggle={aloud.toggle}
      onRate={aloud.changeRate}
    />
  )
}

/** Every part has a box of its own, so that one that comes or goes never sends the body to the phone again. */
function Body({ reply: { article }, chapters, stopped, slices, onJump }: ArticleViewProps) {
  const pictures = picturesIn(article.blocks)
  return (
    <>
      <View className="article-contents">
        {chapters.length > 0 && <Contents chapters={chapters} stopped={stopped} onJump={onJump} />}
      </View>
      <StoryBody
        blocks={article.blocks}
        slices={slices}
        onLink={openLink}
        onPicture={(src) => openPicture(src, pictures)}
      />
      <Text className="article-print-foot">
        {site.name}　稿件编号 {article.articleId}　打印于 {stampOf(nowInstant()).slice(0, 10)}
        　以网上最新版本为准
      </Text>
    </>
  )
}

/** An article as in pictures/article.png: title, provenance, corrections, tools, text. */
export function ArticleView(props: ArticleViewProps) {
  const { article } = props.reply
  return (
    <View className="article">
      <View className="article-title" role="heading" aria-level={1}>
        <Clauses text={article.title} />
      </View>
      {article.author !== '' && <Text className="article-author">{article.author}</Text>}
      <Provenance reply={props.reply} reads={props.reads} />
      <Corrections reply={props.reply} />
      <View className="no-print">
        <Aloud aloud={props.aloud} title="听全文" minutes={article.minutesToHear} />
        <SizeChoice />
      </View>
      <Body {...props} />
    </View>
  )
}

/** 长辈版: hearing first, dates in words, and who published it folded at the end (design.md §10). */
export function ElderArticleView(props: ArticleViewProps) {
  const { article } = props.reply
  return (
    <View className="article">
      <View className="article-title" role="heading" aria-level={1}>
        <Clauses text={article.title} />
      </View>
      <Text className="article-author">
        {article.unitName}　{dayInWords(article.publishedAt, nowInstant())}
      </Text>
      <Corrections reply={props.reply} />
      <View className="no-print">
        <Aloud aloud={props.aloud} title="念给我听" minutes={article.minutesToHear} />
        <SizeChoice />
      </View>
      <Body {...props} />
      <Provenance reply={props.reply} reads={props.reads} question="这是谁发的" />
    </View>
  )
}
