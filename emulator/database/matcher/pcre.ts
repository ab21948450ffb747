/**
 * A PCRE pattern, as MongoDB reads it, in JavaScript's syntax (its `u` mode). What both write alike passes through;
 * what JavaScript lacks (possessive quantifiers, atomic groups, recursion) fails there as a syntax error.
 * Source: pcre2pattern(3).
 */
export function toJavaScript(pattern: string, options: string): RegExp {
  const [, inline = '', rest = ''] = /^(?:\(\?([imsx]+)\))?(.*)$/s.exec(pattern) ?? []
  const flags = new Set(options + inline)
  return new RegExp(translate(rest, flags), flags.has('i') ? 'iu' : 'u')
}

const END = '(?![\\s\\S])'
const BEFORE_LAST_NEWLINE = `(?=\\n?${END})`
/** Without PCRE's UCP option these are ASCII, unlike JavaScript's. */
const SPACES = ' \\t\\n\\v\\f\\r'
const VERTICAL = '\\n\\v\\f\\r\\x85\\u2028\\u2029'
const HORIZONTAL = ' \\t\\xa0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000'

const ESCAPES: Readonly<Record<string, string>> = {
  A: '(?<![\\s\\S])',
  Z: BEFORE_LAST_NEWLINE,
  z: END,
  R: `(?:\\r\\n|[${VERTICAL}])`,
  s: `[${SPACES}]`,
  S: `[^${SPACES}]`,
  v: `[${VERTICAL}]`,
  V: `[^${VERTICAL}]`,
  h: `[${HORIZONTAL}]`,
  H: `[^${HORIZONTAL}]`,
  a: '\\x07',
  e: '\\x1b',
}
const IN_CLASS: Readonly<Record<string, string>> = {
  s: SPACES,
  v: VERTICAL,
  h: HORIZONTAL,
  a: '\\x07',
  e: '\\x1b',
}
const POSIX: Readonly<Record<string, string>> = {
  alpha: 'a-zA-Z',
  digit: '0-9',
  alnum: 'a-zA-Z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: SPACES,
  blank: ' \\t',
  punct: '!-\\/:-@\\[-`\\{-~',
  xdigit: '0-9a-fA-F',
  word: '\\w',
  cntrl: '\\x00-\\x1f\\x7f',
  print: ' -~',
  graph: '!-~',
  ascii: '\\x00-\\x7f',
}

/** One thing of a pattern each: literal text, an escape, a class, a comment, a named group, a quantifier, a character. */
const TOKENS =
  /\\Q(?<literal>.*?)(?:\\E|$)|(?<special>\\(?:x\{[0-9a-fA-F]+\}|[pP](?:\{\^?\w+\}|[A-Z])|.))|\[(?<class>\^?\]?(?:\[:\^?\w+:\]|\\.|[^\]\\])*)\]|(?<comment>\(\?#[^)]*\))|\(\?P(?<named><\w+>|=\w+\))|(?<quantifier>\{\d+(?:,\d*)?\})|(?<character>.)/gsu

function translate(pattern: string, flags: ReadonlySet<string>): string {
  let made = ''
  let remark = false
  for (const { groups = {} } of pattern.matchAll(TOKENS)) {
    const { literal, special, class: members, named, quantifier, character } = groups
    if (remark) remark = character !== '\n'
    else if (literal !== undefined) made += escaped(literal)
    else if (special !== undefined) made += escapeOf(special, ESCAPES)
    else if (members !== undefined) made += classOf(members)
    else if (named !== undefined) made += named.startsWith('=') ? `\\k<${named.slice(1, -1)}>` : `(?${named}`
    else if (quantifier !== undefined) made += quantifier
    else if (character === '#' && flags.has('x')) remark = true
    else if (character !== undefined) made += characterOf(character, flags)
  }
  return made
}

function characterOf(character: string, flags: ReadonlySet<string>): string {
  if (flags.has('x') && /\s/.test(character)) return ''
  if (character === '.') return flags.has('s') ? '[\\s\\S]' : '[^\\n]'
  if (character === '^') return flags.has('m') ? '(?<![^\\n])' : '^'
  if (character === '$') return flags.has('m') ? `(?=\\n|${END})` : BEFORE_LAST_NEWLINE
  return '{}]'.includes(character) ? `\\${character}` : character
}

const escaped = (text: string) => text.replace(/[\^$\\.*+?()[\]{}|/]/g, '\\$&')

function escapeOf(token: string, known: Readonly<Record<string, string>>): string {
  const name = token.slice(1)
  if (name.startsWith('x{')) return `\\u${name.slice(1)}`
  if (/^[pP](?:[{A-Z])/.test(name)) return property(name)
  if (known[name] !== undefined) return known[name]
  if (/^[uUlLN]$/.test(name)) throw new SyntaxError(`PCRE does not support ${token}`)
  return /^[a-zA-Z0-9]$/.test(name) ? token : escaped(name)
}

/** `\p{L}`, `\pL` and `\p{^L}` are categories, longer names are scripts: `\p{Han}`. */
function property(name: string): string {
  const [, negated, value = ''] = /^.\{?(\^?)(\w+)/.exec(name) ?? []
  const letter = (name[0] === 'P') !== (negated === '^') ? 'P' : 'p'
  return `\\${letter}{${value.length > 2 && value !== 'Any' ? 'Script=' : ''}${value}}`
}

const MEMBERS = /\[:(\^?)(\w+):\]|(\\(?:x\{[0-9a-fA-F]+\}|[pP](?:\{\^?\w+\}|[A-Z])|.))|(.)/gsu

function classOf(members: string): string {
  const negated = members.startsWith('^')
  let made = ''
  for (const [, not, posix, special, character = ''] of members.slice(negated ? 1 : 0).matchAll(MEMBERS)) {
    if (posix !== undefined) made += posixOf(posix, not === '^')
    else if (special !== undefined) made += special === '\\-' ? special : escapeOf(special, IN_CLASS)
    else made += '[]'.includes(character) ? `\\${character}` : character
  }
  return `[${negated ? '^' : ''}${made}]`
}

function posixOf(name: string, negated: boolean): string {
  const members = POSIX[name]
  if (members === undefined || negated) throw new SyntaxError(`unknown POSIX class name: ${name}`)
  return members
}
