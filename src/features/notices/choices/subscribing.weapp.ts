import Taro from '@tarojs/taro'

/** Asks WeChat for one more message; says what the person answered, null when WeChat could not ask. */
export async function askToSubscribe(templateId: string): Promise<boolean | null> {
  // Taro's type wants the fields of another platform's call too
  const options = { tmplIds: [templateId] } as unknown as Taro.requestSubscribeMessage.Option
  const answer = await Taro.requestSubscribeMessage(options).catch(() => null)
  if (!answer) return null
  return (answer as unknown as Record<string, string>)[templateId] === 'accept'
}
