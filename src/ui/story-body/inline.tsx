import { Text } from '@tarojs/components'
import type { ReactNode } from 'react'
import { each } from './each'
import type { BodyHandlers } from './handlers'
import { BodyLink } from './link'
import { type BodyNode, childrenOf, safeHref, wordsOf } from './node'

const MARK_CLASSES: Readonly<Record<string, string>> = {
  bold: 'story-bold',
  italic: 'story-italic',
  underline: 'story-underline',
  strike: 'story-strike',
}

function TextRun({ node, onLink }: { node: BodyNode } & Pick<BodyHandlers, 'onLink'>): ReactNode {
  const words = wordsOf(node)
  const marks = Array.isArray(node.marks) ? (node.marks as NonNullable<BodyNode['marks']>) : []
  const classes = marks.flatMap((mark) => MARK_CLASSES[mark.type] ?? [])
  const href = safeHref(marks.find((mark) => mark.type === 'link')?.attrs?.href)
  const shown = classes.length > 0 ? <Text className={classes.join(' ')}>{words}</Text> : words
  if (!href) return shown
  return (
    <BodyLink href={href} onLink={onLink}>
      {shown}
    </BodyLink>
  )
}

/** The inside of a paragraph or heading. */
export function Inlines({ node, onLink }: { node: BodyNode } & Pick<BodyHandlers, 'onLink'>) {
  return (
    <>
      {each(childrenOf(node), (child) =>
        child.type === 'hardBreak' ? '\n' : <TextRun node={child} onLink={onLink} />,
      )}
    </>
  )
}

/** One paragraph; its text can be selected and copied. An empty one is a pause the editor wanted. */
export function Paragraph({ node, onLink }: { node: BodyNode } & Pick<BodyHandlers, 'onLink'>) {
  return (
    <Text className="story-paragraph" userSelect>
      <Inlines node={node} onLink={onLink} />
    </Text>
  )
}
