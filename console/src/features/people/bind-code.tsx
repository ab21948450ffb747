import { people } from '@functions/people/contract'
import { Button } from 'antd'
import { useCallback, useState } from 'react'
import { api } from '../../api'
import { Failed } from '../../ui/failed'
import { QrCode } from '../../ui/qr-code'
import { Waiting } from '../../ui/waiting'
import { useCall } from '../../use-call'
import './bind-code.css'
import { CodeForm } from './code-form'

/** 绑定动态码: scan, then prove it with a code. The secret can be typed where nothing can be scanned. */
export function BindCode({ onDone }: { onDone: () => void }) {
  const begun = useCall(useCallback(() => api(people).beginTotp({}), []))
  if (begun.phase === 'loading') return <Waiting onRetry={begun.again} />
  if (begun.phase === 'failed') return <Failed error={begun.error} onRetry={begun.again} />
  const { uri, secret } = begun.data
  return (
    <ol className="bind">
      <li>
        <p className="bind-step">用手机上的验证器扫这个码</p>
        <p className="meta">任意一个验证器都行，比如微信里的“腾讯身份验证器”小程序，或者手机自带的。</p>
        <div className="bind-codes">
          <QrCode
            className="bind-qr"
            text={uri}
            label="动态码的二维码。旁边的一串字是同样的内容，可以手动输入。"
          />
          <div>
            <p className="meta">扫不了，就在验证器里选“手动输入”，照着写：</p>
            <Secret secret={secret} />
          </div>
        </div>
      </li>
      <li>
        <p className="bind-step">填验证器上现在的六位数</p>
        <CodeForm
          action="绑定"
          send={async (code) => {
            await api(people).confirmTotp({ code })
            onDone()
          }}
        />
      </li>
    </ol>
  )
}

/** In fours, so that it can be read over to a phone. */
function Secret({ secret }: { secret: string }) {
  const [copied, setCopied] = useState(false)
  return (
    <>
      <p className="bind-secret num">{secret.match(/.{1,4}/g)?.join(' ')}</p>
      <Button
        size="small"
        onClick={async () => {
          await navigator.clipboard.writeText(secret)
          setCopied(true)
        }}
      >
        {copied ? '复制好了' : '复制'}
      </Button>
    </>
  )
}
