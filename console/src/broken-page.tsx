import { useRouteError } from 'react-router-dom'
import { Note } from './ui/note'

/** A page that could not be drawn or fetched: a new release since this tab was opened, a cut line, a fault of ours. */
export function BrokenPage() {
  const error = useRouteError()
  console.error(error)
  return (
    <main className="page">
      <h1 className="spoken">页面没打开</h1>
      <Note
        tone="due"
        title="这一页没打开。"
        actions={
          <button type="button" className="link" onClick={() => location.reload()}>
            刷新页面
          </button>
        }
      >
        可能是网断了，也可能工作台刚更新过。没存上的稿子还在这台电脑里，刷新后会接着存。
      </Note>
    </main>
  )
}
