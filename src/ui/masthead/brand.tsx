import { site } from '@site'
import { Image, View } from '@tarojs/components'

const MARK = [
  'M21.8 37V31C21.8 23 10 22 8 5',
  'M26.2 37V31C26.2 23 38 22 40 5',
  'M9.6 14.5C14 15.5 17 12 17.4 6',
  'M38.4 14.5C34 15.5 31 12 30.6 6',
  'M14.2 23.4C9.5 24.6 5 23 2.5 19',
  'M33.8 23.4C38.5 24.6 43 23 45.5 19',
]
const INK = '#182126'

/** Mark and wordmark as one picture: antlers on a steel bar, and the name in outlines. */
function drawBrand(): string {
  const antlers = MARK.map((path) => `<path d="${path}"/>`).join('')
  const mark = `<g fill="none" stroke="${INK}" stroke-width="4.4">${antlers}</g><rect x="2" y="38" width="44" height="6" fill="${site.colours.molten}"/>`
  const characters = site.wordmark.characters
    .map(({ transform, path }) => `<path transform="${transform}" d="${path}"/>`)
    .join('')
  const name = `<svg x="60" y="2" width="224" height="44" viewBox="${site.wordmark.viewBox}"><g transform="scale(1,-1)" fill="${INK}">${characters}</g></svg>`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 284 48" width="284" height="48">${mark}${name}</svg>`
}

const ADDRESS = `data:image/svg+xml,${encodeURIComponent(drawBrand())}`

export function Brand() {
  return (
    <View className="brand" role="img" aria-label={site.name}>
      <Image className="brand-image" src={ADDRESS} mode="aspectFit" nativeProps={{ alt: '' }} />
    </View>
  )
}
