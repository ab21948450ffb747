import { tell } from '../api'
import { area, element, note } from '../dom'
import { time } from '../format'

interface Version {
  readonly at: number | null
  readonly document: object | null
}

/** How a document stood since the start of the cloud, the newest first. */
export function historyNodes(name: { readonly collection: string; readonly id: unknown }): Node {
  const { place } = area(async () => {
    const versions = await tell<Version[]>('documents/history', name)
    if (!versions.length) return note('启动以来没有改过。')
    return element(
      'ol',
      { class: 'plain' },
      ...versions.map(({ at, document }) =>
        element(
          'li',
          {},
          element(
            'details',
            {},
            element('summary', {}, `${at === null ? '启动时' : time(at)}${document ? '' : ' · 删除了'}`),
            element('pre', {}, document ? JSON.stringify(document, null, 2) : '没有了'),
          ),
        ),
      ),
    )
  })
  return place
}
