import { Link } from 'react-router-dom'
import { Empty } from '../ui/empty'
import { PageHead } from '../ui/page-head'

export function NoPage() {
  return (
    <div className="page">
      <PageHead title="没有这一页" />
      <Empty action={<Link to="/">回工作台</Link>}>地址可能抄错了，也可能这一项没有给您开通。</Empty>
    </div>
  )
}
