import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { site } from '../../site'

/** Another district forks this, changes site/ and is done: so nothing about this district may stand in code. */
const CODE = ['src', 'console', 'cloudfunctions', 'emulator', 'config']
const WORDS = [
  site.district,
  site.name,
  site.publicAccount,
  site.organiser,
  '昆都仑',
  '昆区',
  '包头',
  '内蒙古',
]

function filesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesOf(path) : [path]
  })
}

/** Comments may name the source of a rule or an example; what runs may not. */
const withoutComments = (text: string) =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1')

it('names the district in site/ alone', () => {
  const found = CODE.flatMap(filesOf)
    .filter((file) => /\.(ts|tsx|mjs|js|html|scss|json)$/.test(file))
    .flatMap((file) => {
      const text = withoutComments(readFileSync(file, 'utf8'))
      return WORDS.filter((word) => text.includes(word)).map((word) => `${file}: ${word}`)
    })
  expect(found).toEqual([])
})
