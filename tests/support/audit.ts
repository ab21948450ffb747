import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const resolve = createRequire(__filename).resolve
const AXE = readFileSync(resolve('axe-core/axe.min.js'), 'utf8')
const AXE_CHINESE = JSON.parse(readFileSync(resolve('axe-core/locales/zh_CN.json'), 'utf8')) as object

/** Until nothing moves or fades any more but what never stops: half faded in, no text has its contrast. */
const comeToRest = (page: Page): Promise<unknown> =>
  page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ playState, effect }) =>
          playState !== 'running' || effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY,
      ),
  )

/** What axe finds wrong on a page, one line a finding. */
export async function axeViolations(page: Page): Promise<string[]> {
  await comeToRest(page)
  await page.evaluate(AXE)
  return page.evaluate(async (locale) => {
    const { axe } = window as unknown as { axe: AxeInPage }
    axe.configure({ locale })
    const { violations } = await axe.run(document, { resultTypes: ['violations'] })
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ html, any }) => `${id} ${help}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`),
    )
  }, AXE_CHINESE)
}

interface AxeInPage {
  configure(options: object): void
  run(
    root: Document,
    options: object,
  ): Promise<{
    violations: { id: string; help: string; nodes: { html: string; any: { message: string }[] }[] }[]
  }>
}

export interface Measured {
  smallTargets: string[]
  smallText: string[]
  overflow: string[]
}

/**
 * Measures what rules.md gives numbers for: tap targets (44 × 44, elder 60 × 60; a link inside running text is exempt as in WCAG 2.5.8),
 * the smallest type (13 px, elder 18 px) and nothing wider than the screen.
 */
export function measurePage(page: Page, least: { target: number; text: number }): Promise<Measured> {
  return page.evaluate(({ target, text }) => {
    const visible = (element: Element) => {
      const box = element.getBoundingClientRect()
      const style = getComputedStyle(element)
      return (
        box.width > 1 &&
        box.height > 1 &&
        style.visibility !== 'hidden' &&
        style.display !== 'none' &&
        style.opacity !== '0'
      )
    }
    const name = (element: Element) => {
      const box = element.getBoundingClientRect()
      const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 24)
      return `${element.tagName.toLowerCase()}.${String(element.className).split(' ')[0]} “${words}” ${Math.round(box.width)}×${Math.round(box.height)}`
    }
    const TAPPABLE =
      'a[href],button,input:not([type=hidden]),select,textarea,[role=button],[role=link],[role=tab],[role=radio],[role=checkbox],[role=switch]'
    const inRunningText = (element: Element) =>
      getComputedStyle(element).display === 'inline' &&
      element.closest('p,[class*=body],[class*=Body],[class*=text]')
    const targets = [...document.querySelectorAll(TAPPABLE)].filter(
      (element) => visible(element) && !element.closest('[aria-hidden=true]'),
    )
    // a field is as large as the frame it is drawn in: a press anywhere in it lands in the field
    const FRAME = '.ant-select,.ant-input-affix-wrapper,.ant-picker,label,[class*=field-box]'
    const pressed = (element: Element) =>
      (element.matches('input,textarea') && element.closest(FRAME)) || element
    const smallTargets = targets
      .filter((element) => !inRunningText(element))
      .filter((element) => {
        const box = pressed(element).getBoundingClientRect()
        return box.width < target - 0.5 || box.height < target - 0.5
      })
      .map(name)

    const smallText: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      if (!parent || !node.textContent?.trim() || !visible(parent) || parent.closest('svg,script,style'))
        continue
      const size = Number.parseFloat(getComputedStyle(parent).fontSize)
      if (size < text - 0.1) smallText.push(`${size}px “${node.textContent.trim().slice(0, 24)}”`)
    }

    const overflow =
      document.documentElement.scrollWidth > document.documentElement.clientWidth + 1
        ? [
            `page is ${document.documentElement.scrollWidth} px wide in ${document.documentElement.clientWidth}`,
          ]
        : []
    return { smallTargets, smallText, overflow }
  }, least)
}
