import { Fragment, type ReactNode } from 'react'

/** Draws a list whose order never changes once published, so that a place in it is a good key. */
export function each<Item>(
  items: readonly Item[],
  draw: (item: Item, index: number) => ReactNode,
): ReactNode {
  return items.map((item, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a published text have no other name than their place
    <Fragment key={index}>{draw(item, index)}</Fragment>
  ))
}
