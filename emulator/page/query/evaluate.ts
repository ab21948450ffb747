import { Db } from '@cloudbase/database'
import type * as Tree from 'acorn'
import { parseExpression, TOO_DEEP } from './parse'
import { errorAt, type QueryError } from './query-error'
import { vocabularyOf, type Words } from './vocabulary'

/** What the SDK would send. */
export interface WireCall {
  readonly action: string
  readonly params: Readonly<Record<string, unknown>>
}

/** Stands where the SDK has its HTTP client, and keeps what it is given. */
class Catcher {
  constructor(private readonly config: { readonly caught: WireCall[] }) {}

  send(action: string, params: object): Promise<never> {
    this.config.caught.push({ action, params: { ...params } })
    return new Promise(() => {})
  }
}

const NOT_INSIDE = '一次只能有一个 get、update 这样的操作，不能写在另一个里面'
const FORBIDDEN_FIELDS = new Set(['__proto__', 'prototype'])

/**
 * Reads a query in the SDK's own syntax and answers the request that the SDK makes of it. The text is parsed and its
 * tree is walked; only calls of `vocabulary.ts` are made, with plain values, so nothing typed here can run as a program.
 */
export async function wireCallOf(text: string): Promise<WireCall> {
  const expression = parseExpression(text)
  const caught: WireCall[] = []
  Db.reqClass = Catcher
  const value = evaluated(text, expression, new Db({ caught }))
  const [call] = caught
  if (call && value instanceof Promise) return call
  if (!(value instanceof Promise))
    throw errorAt(
      text,
      expression.end,
      '还没有写要做什么：后面接 .get()、.count()、.update(…) 这样的操作，聚合接 .end()',
    )
  const refusal = await value.then(
    () => new Error('这个操作没有发出请求'),
    (error: Error) => error,
  )
  throw errorAt(text, expression.start, refusal.message)
}

function evaluated(text: string, expression: Tree.Expression, db: Db): unknown {
  try {
    return new Evaluation(text, db).valueOf(expression)
  } catch (error) {
    throw error instanceof RangeError ? errorAt(text, 0, TOO_DEEP) : error
  }
}

/** Walks one tree. */
class Evaluation {
  readonly #text: string
  readonly #names: ReadonlyMap<string, unknown>
  readonly #wordsOf: (value: unknown) => Words | undefined

  constructor(text: string, db: Db) {
    this.#text = text
    this.#wordsOf = vocabularyOf(db)
    this.#names = new Map<string, unknown>([
      ['db', db],
      ['_', db.command],
      ['$', db.command.aggregate],
      ['Date', Date],
      ['undefined', undefined],
      ['NaN', Number.NaN],
      ['Infinity', Number.POSITIVE_INFINITY],
    ])
  }

  valueOf(node: Tree.Expression): unknown {
    switch (node.type) {
      case 'Literal':
        return node.regex ? this.#regex(node, node.regex) : node.value
      case 'TemplateLiteral':
        return this.#template(node)
      case 'Identifier':
        if (this.#names.has(node.name)) return this.#names.get(node.name)
        throw this.#refuse(node, `不认识 ${node.name}：这里有 db、_（db.command）、$（聚合表达式）和 Date`)
      case 'ArrayExpression':
        return node.elements.map((element) => this.#item(node, element))
      case 'ObjectExpression':
        return this.#object(node)
      case 'UnaryExpression':
        return this.#unary(node)
      case 'BinaryExpression':
        return this.#arithmetic(node)
      case 'MemberExpression':
        return this.#property(node)
      case 'CallExpression':
        return this.#call(node)
      case 'NewExpression':
        return this.#make(node)
      case 'ParenthesizedExpression':
        return this.valueOf(node.expression)
      default:
        throw this.#refuse(node, '这里只能写查询：字面值、对象、数组，和 db、_、$ 的方法')
    }
  }

  #refuse(node: Tree.Node, message: string): QueryError {
    return errorAt(this.#text, node.start, message)
  }

  /** A value within a query; another request is none. */
  #inner(node: Tree.Expression): unknown {
    const value = this.valueOf(node)
    if (value instanceof Promise) throw this.#refuse(node, NOT_INSIDE)
    return value
  }

  #regex(node: Tree.Literal, { pattern, flags }: { pattern: string; flags: string }): RegExp {
    try {
      return new RegExp(pattern, flags)
    } catch {
      throw this.#refuse(node, '正则表达式写得不对')
    }
  }

  #template(node: Tree.TemplateLiteral): string {
    const [text] = node.quasis
    if (node.expressions.length || !text) throw this.#refuse(node, '反引号里不能有变量')
    return text.value.cooked ?? ''
  }

  #item(list: Tree.Node, item: Tree.Expression | Tree.SpreadElement | null): unknown {
    if (item && item.type !== 'SpreadElement') return this.#inner(item)
    throw this.#refuse(item ?? list, '这里不能用 ... 展开，也不能空着一项')
  }

  #object(node: Tree.ObjectExpression): object {
    const made: Record<string, unknown> = {}
    for (const property of node.properties) {
      if (property.type !== 'Property' || property.computed || property.kind !== 'init' || property.method)
        throw this.#refuse(property, '对象里只能写“字段: 值”')
      const { key } = property
      const name = key.type === 'Identifier' ? key.name : String((key as Tree.Literal).value)
      if (name.split('.').some((part) => FORBIDDEN_FIELDS.has(part)))
        throw this.#refuse(key, `字段不能叫 ${name}`)
      made[name] = this.#inner(property.value)
    }
    return made
  }

  #unary(node: Tree.UnaryExpression): unknown {
    const value = this.valueOf(node.argument)
    if (node.operator === '-' && (typeof value === 'number' || typeof value === 'bigint')) return -value
    if (node.operator === '+' && (typeof value === 'number' || value instanceof Date)) return Number(value)
    if (node.operator === '!' && typeof value === 'boolean') return !value
    throw this.#refuse(node, `${node.operator} 不能用在这里`)
  }

  #arithmetic(node: Tree.BinaryExpression): number {
    if (node.left.type === 'PrivateIdentifier') throw this.#refuse(node.left, '不认识这个名字')
    const numbers = [this.valueOf(node.left), this.valueOf(node.right)].map((value) =>
      value instanceof Date ? value.getTime() : value,
    )
    const [left, right] = numbers
    if (typeof left !== 'number' || typeof right !== 'number')
      throw this.#refuse(node, '只能用数字做加减乘除；条件用 _.gt、_.and 这样的指令写')
    if (node.operator === '+') return left + right
    if (node.operator === '-') return left - right
    if (node.operator === '*') return left * right
    if (node.operator === '/') return left / right
    throw this.#refuse(node, `不能用 ${node.operator}；条件用 _.gt、_.and 这样的指令写`)
  }

  /** What stands before a dot, and the name behind it. */
  #member(node: Tree.MemberExpression): { receiver: object; name: string; words: Words } {
    if (node.computed || node.optional || node.property.type !== 'Identifier' || node.object.type === 'Super')
      throw this.#refuse(node.property, '这里只能用点号和名字')
    const receiver = this.valueOf(node.object)
    const words = this.#wordsOf(receiver)
    if (!words) throw this.#refuse(node.property, `前面的值没有 ${node.property.name}`)
    return { receiver: receiver as object, name: node.property.name, words }
  }

  #property(node: Tree.MemberExpression): unknown {
    const { receiver, name, words } = this.#member(node)
    if (words.properties?.has(name)) return (receiver as Record<string, unknown>)[name]
    if (words.methods.has(name)) throw this.#refuse(node.property, `${name} 是方法，后面要有括号`)
    throw this.#unknownWord(node, name, words)
  }

  #unknownWord(node: Tree.MemberExpression, name: string, { what, methods }: Words): QueryError {
    return this.#refuse(node.property, `${what} 没有 ${name}，有 ${[...methods].join('、')}`)
  }

  #call(node: Tree.CallExpression): unknown {
    const { callee } = node
    if (callee.type !== 'MemberExpression' || node.optional)
      throw this.#refuse(node, '只能调用 db、_、$ 的方法')
    const { receiver, name, words } = this.#member(callee)
    if (!words.methods.has(name)) throw this.#unknownWord(callee, name, words)
    const method = (receiver as Record<string, (...given: unknown[]) => unknown>)[name]
    const given = this.#arguments(node)
    const made = this.#attempt(callee.property, () =>
      words.areClasses ? Reflect.construct(method as never, given) : method?.apply(receiver, given),
    )
    // a refused request in the midst of another is nobody's to wait for
    if (made instanceof Promise) made.catch(() => {})
    return made
  }

  #make(node: Tree.NewExpression): unknown {
    const { callee } = node
    if (callee.type === 'Identifier' && callee.name === 'Date') return this.#date(node)
    if (callee.type === 'MemberExpression')
      return this.#call({ ...node, type: 'CallExpression', callee, optional: false })
    throw this.#refuse(node, 'new 后面只能是 Date 或 db.Geo 的图形')
  }

  #date(node: Tree.NewExpression): Date {
    const given = this.#arguments(node)
    if (!given.every((value) => ['number', 'string'].includes(typeof value) || value instanceof Date))
      throw this.#refuse(node, '时间由数字或文字写成')
    const date = Reflect.construct(Date, given) as Date
    if (Number.isNaN(date.getTime())) throw this.#refuse(node, '这不是一个时间')
    return date
  }

  #arguments(node: Tree.CallExpression | Tree.NewExpression): unknown[] {
    return node.arguments.map((argument) => this.#item(node, argument))
  }

  /** The SDK's own refusals, at the name that was called. */
  #attempt(node: Tree.Node, work: () => unknown): unknown {
    try {
      return work()
    } catch (error) {
      throw this.#refuse(node, error instanceof Error ? error.message : String(error))
    }
  }
}
