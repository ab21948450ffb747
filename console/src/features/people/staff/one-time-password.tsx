import { Button } from 'antd'
import { useState } from 'react'
import { Note } from '../../../ui/note'

/** 一次性密码: shown once, copied by a press; nobody can look it up afterwards. */
export function OneTimePassword({ name, password }: { name: string; password: string }) {
  const [copied, setCopied] = useState(false)
  return (
    <Note tone="done" title={`${name}的一次性密码，只显示这一次`}>
      当面告诉本人，第一次登录就要换掉。关掉这里就再也看不到了，忘了只能重设。
      <span className="one-time">
        <code>{password}</code>
        <Button
          size="small"
          onClick={async () => {
            await navigator.clipboard.writeText(password)
            setCopied(true)
          }}
        >
          {copied ? '复制好了' : '复制'}
        </Button>
      </span>
    </Note>
  )
}
