import type { Article } from '@functions/articles/contract'
import { site } from '@site'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/ui/button'
import { coverAddress } from '@/ui/cover/draw'
import { Sheet } from '@/ui/sheet'
import { dateInFull } from '@/when'
import { Poster } from './poster'
import { POSTER } from './poster-layout'
import { SendOn } from './send-on'
import { articleAddress, plainTitle } from './share'

/** What stands on the poster's top: the cover photo, else the motif, else nothing. */
function pictureFor({ coverUrl, motif, articleId }: Article): string | null {
  if (coverUrl) return coverUrl
  if (motif === 'none') return null
  return coverAddress(articleId, motif, { width: POSTER.width, height: POSTER.picture })
}

/** 分享: send it on, or make a poster with the article's code. */
export function ShareSheet({ article, onClose }: { article: Article; onClose: () => void }) {
  const [poster, setPoster] = useState(false)
  const address = articleAddress(article.articleId)
  const title = plainTitle(article.title)
  return (
    <Sheet title="转给别人看" onClose={onClose}>
      {!poster && (
        <View className="share-ways">
          <SendOn title={title} address={address} />
          <Button kind="line" onTap={() => setPoster(true)}>
            做一张海报
          </Button>
        </View>
      )}
      {poster && (
        <Poster
          content={{
            title: article.title,
            columnName: article.columnName,
            date: dateInFull(article.publishedAt),
            digest: article.digest,
            picture: true,
            siteName: site.name,
          }}
          pictureSrc={pictureFor(article)}
          address={address}
        />
      )}
    </Sheet>
  )
}
