import { type Expression, type Program, parse } from 'acorn'
import { errorAt } from './query-error'

/** Longer ones are pasted by mistake. */
const MAX_CHARACTERS = 20_000
export const TOO_DEEP = '括号套得太深了'

/** acorn's words for what people do most; anything else is shown as it is. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^Unexpected token/, '到这里读不懂了：看看前面是不是少了逗号、括号或引号'],
  [/^Unterminated string/, '引号没有配对'],
  [/^Unterminated template/, '反引号没有配对'],
  [/^Unterminated regular expression/, '正则表达式没有结尾的 /'],
  [/^Invalid regular expression/, '正则表达式写得不对'],
  [/^Not enough stack/, TOO_DEEP],
  [/^Unexpected character/, '这个符号不能出现在这里，看看是不是中文标点'],
]

/** One expression, as a tree; nothing of it is run. `await` and a closing semicolon, which pasted code has, may stand. */
export function parseExpression(text: string): Expression {
  if (text.length > MAX_CHARACTERS) throw errorAt(text, MAX_CHARACTERS, `查询最长 ${MAX_CHARACTERS} 个字符`)
  const { body } = read(text)
  const [statement, next] = body
  if (!statement) throw errorAt(text, 0, '这里还是空的')
  if (next) throw errorAt(text, next.start, '一次只能写一个查询')
  if (statement.type !== 'ExpressionStatement')
    throw errorAt(text, statement.start, '要从 db 写起，例如 db.collection(…)；_ 和 $ 已经备好')
  const { expression } = statement
  return expression.type === 'AwaitExpression' ? expression.argument : expression
}

function read(text: string): Program {
  try {
    return parse(text, { ecmaVersion: 2022, sourceType: 'module' })
  } catch (error) {
    const { message, pos = 0 } = error as Error & { pos?: number }
    const plain = message.replace(/ \(\d+:\d+\)$/, '')
    throw errorAt(text, pos, WORDS.find(([pattern]) => pattern.test(plain))?.[1] ?? `写法不对：${plain}`)
  }
}
