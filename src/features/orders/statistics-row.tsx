import { goTo } from '@/go'
import { ListRow } from '@/ui/list-row'
import { PATHS } from './words'

/** 统计, at the foot of what is one's own. */
export const StatisticsRow = () => (
  <ListRow
    icon="chart-bar"
    title="大家的单子办得怎么样"
    note="收到多少、按时办了多少，各类各街道"
    onTap={() => goTo(PATHS.statistics)}
  />
)
