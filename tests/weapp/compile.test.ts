import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { wxmlToJs } from 'miniprogram-compiler'
import wcsc from 'miniprogram-compiler/src/wcsc'
import { loadDist } from '../support/weapp/load-dist'

/** Reads with WeChat's own compilers, wcc and wcsc, which refuse what a phone would refuse. */
const ENOUGH = { maxBuffer: 100 * 1024 * 1024 }

/** All at once: a sheet that is imported must be among them. */
function compileWxss(root: string, files: readonly string[]): void {
  const paths = files.map((file) => file.slice(0, -'.wxss'.length))
  const answer = wcsc(root, paths, ENOUGH)
  if (answer instanceof Error || !('version' in answer)) throw new Error(String(answer))
}

describe('a build with something broken in it', () => {
  const root = mkdtempSync(join(tmpdir(), 'weapp-'))
  const write = (path: string, content: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  beforeEach(() => {
    write('pages/home/index.json', '{}')
    write('pages/home/index.wxml', '<view><text>好</text></view>')
    write('pages/home/index.wxss', '.a { width: 10rpx; }')
  })
  afterAll(() => rmSync(root, { recursive: true }))

  test('names the line of a tag that is not closed', () => {
    write('pages/home/index.wxml', '<view>\n<text>x</view>')
    expect(() => wxmlToJs(root)).toThrow('pages/home/index.wxml:2')
  })
  test('names an expression that cannot be read', () => {
    write('pages/home/index.wxml', '<view wx:if="{{a +}}"></view>')
    expect(() => wxmlToJs(root)).toThrow('Bad attr `wx:if`')
  })
  test('names the line of a style rule that cannot be read', () => {
    write('pages/home/index.wxss', '.a { color: red; }\n.b > > { }')
    expect(() => compileWxss(root, ['pages/home/index.wxss'])).toThrow('pages/home/index.wxss(2:')
  })
  test('is fine once mended', () => {
    expect(wxmlToJs(root)).toContain('pages/home/index.wxml')
    expect(() => compileWxss(root, ['pages/home/index.wxss'])).not.toThrow()
  })
})

describe('dist/weapp', () => {
  const root = resolve('dist/weapp')
  const { files, pages } = loadDist(root)

  test('every template compiles', () => {
    const compiled = wxmlToJs(root, ENOUGH)
    for (const page of pages) expect(compiled).toContain(`${page}.wxml`)
  })
  test('every style sheet compiles', () => {
    const sheets = Object.keys(files).filter((file) => file.endsWith('.wxss'))
    expect(sheets.length).toBeGreaterThanOrEqual(pages.length)
    expect(() => compileWxss(root, sheets)).not.toThrow()
  })
})
