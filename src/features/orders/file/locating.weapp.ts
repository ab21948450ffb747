import Taro from '@tarojs/taro'
import type { Spot } from './spot'

/** WeChat's own map: the point that the person chooses, nothing else; null when nothing was chosen. */
export const chooseSpot: (() => Promise<Spot | null>) | null = async () => {
  const chosen = await Taro.chooseLocation({}).catch(() => null)
  if (!chosen) return null
  const { latitude, longitude, name, address } = chosen
  return { latitude, longitude, name: name || address }
}
