/** 上次没存上的字找回来了. */
export function KeptNote({ at }: { at: number }) {
  const clock = new Date(at).toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit' })
  return (
    <p className="writing-kept" role="status">
      上次 {clock} 写的没存上，已经从这台电脑里找回来，正在接着存。
    </p>
  )
}
