import Taro from '@tarojs/taro'

/** Height of our own bar below the status line, in px at 375 wide. */
const BAR = 56

/** Brings an element below the bar at the top. */
export function scrollToId(id: string): void {
  const { statusBarHeight = 0 } = Taro.getWindowInfo()
  Taro.pageScrollTo({ selector: `#${id}`, offsetTop: -(statusBarHeight + BAR), duration: 200 }).catch(
    () => undefined,
  )
}
