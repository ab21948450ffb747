import { Text } from '@tarojs/components'
import './index.scss'

/** The editor's break mark (design.md §3): each clause between two of them stays on one line where it fits. */
const BREAK = '｜'

/** A title with its breaks: no 室｜温, no lone last character. */
export function Clauses({ text }: { readonly text: string }) {
  const clauses = text.split(BREAK)
  if (clauses.length === 1) return <>{text}</>
  return (
    <>
      {clauses.map((clause) => (
        <Text key={clause} className="clause">
          {clause}
        </Text>
      ))}
    </>
  )
}
