import { AppError } from '../_common/errors'
import { askProvider, provider } from '../_server/ai-provider'
import { switches } from '../_server/switches'
import type { ASSIST_TASKS } from './contract/assisting'
import type { Input, Output } from './signatures'

const HOUSE_RULES =
  '你协助县级融媒体中心的编辑。只依据给出的文字，不添加任何事实、数字、人名和职务，引号里的话一字不动。只回答改好的文字，不要解释，不要标记语言。'
const TASKS: Record<(typeof ASSIST_TASKS)[number], string> = {
  lead: '为下面的新闻写一段不超过120字的导语，写清谁、何时、何地、做了什么。',
  shorten: '把下面的文字压缩到一半以内，事实一个不少。',
  smooth: '把下面的文字改得通顺、简洁，意思不变。',
}
const LONGEST_ANSWER = 4000

export async function assist({ task, text }: Input<'assist'>): Promise<Output<'assist'>> {
  const named = provider()
  if (!(await switches()).ai_assistance || !named) throw new AppError('switched_off', 'AI assistance is off')
  const answer = await askProvider(named, `${HOUSE_RULES}${TASKS[task]}`, text)
  return { answer: answer.slice(0, LONGEST_ANSWER), provider: named.name.slice(0, 60) }
}
