import { site } from '@site'
import { View } from '@tarojs/components'
import './brand.scss'

/** Mark and wordmark; the picture is made from site/ and lies in the style sheet. */
export function Brand() {
  return <View className="brand" role="img" aria-label={site.name} />
}
