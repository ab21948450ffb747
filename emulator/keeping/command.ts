import { parseArgs } from 'node:util'
import { backUp } from './backup'
import { checkData } from './check'
import { restore } from './restore'

type Command = (words: readonly string[], options: { replace: boolean }) => Promise<number>

const USAGE = `usage: node main.js verify <data folder>
       node main.js backup <data folder> <new folder>
       node main.js restore <backup> <data folder> [--replace]`

const COMMANDS: Readonly<Record<string, Command>> = {
  async verify([dataDir]) {
    const problems = await checkData(needed(dataDir))
    for (const problem of problems) console.info(problem)
    console.info(problems.length === 0 ? `${dataDir} is sound` : `${problems.length} differences`)
    return problems.length === 0 ? 0 : 1
  },
  async backup([dataDir, to]) {
    await backUp(needed(dataDir), needed(to))
    console.info(`${dataDir} is kept in ${to}, and checked`)
    return 0
  },
  async restore([from, dataDir], options) {
    const aside = await restore(needed(from), needed(dataDir), options)
    console.info(`${dataDir} is as it was in ${from}${aside ? `; what stood there is in ${aside}` : ''}`)
    return 0
  },
}

function needed(word: string | undefined): string {
  if (word) return word
  throw new Error(USAGE)
}

/** Runs `verify`, `backup` or `restore` and says the exit code; `null` when the arguments name none of them. */
export async function keepingCommand(args: readonly string[]): Promise<number | null> {
  const [name = '', ...rest] = args
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) return null
  const options = { replace: { type: 'boolean', default: false } } as const
  const { values, positionals } = parseArgs({ args: rest, options, allowPositionals: true })
  return command(positionals, values)
}
