/** A name as this district writes it, and how it is often written wrong. */
export interface RegisteredName {
  readonly name: string
  readonly wrong: readonly string[]
}

/** 规范名称表, read by the server alone: places and bodies that stand in the news here. Checked in every story; a district keeps its own. */
export const REGISTER: readonly RegisteredName[] = [
  { name: '昆都仑区', wrong: ['昆都伦区', '昆都仓区', '昆仑都区', '昆都抡区'] },
  { name: '云上昆都仑', wrong: ['云上昆都伦', '云上昆都仓', '云上昆仑'] },
  { name: '爱我昆都仑', wrong: ['爱我昆都伦', '爱我昆都仓'] },
  { name: '内蒙古自治区', wrong: ['内蒙自治区', '内蒙古省', '内蒙省'] },
  { name: '包头市', wrong: ['包头巿'] },
  { name: '少先路街道', wrong: ['少先道街道'] },
  { name: '沼潭街道', wrong: ['沼谭街道', '召潭街道'] },
  { name: '林荫路街道', wrong: ['林阴路街道', '林萌路街道'] },
  { name: '友谊大街街道', wrong: ['友宜大街街道', '友谊街街道'] },
  { name: '阿尔丁大街街道', wrong: ['阿尔丁街道', '阿尔汀大街街道'] },
  { name: '团结大街街道', wrong: ['团结街街道'] },
  { name: '鞍山道街道', wrong: ['鞍山路街道'] },
  { name: '前进道街道', wrong: ['前进路街道'] },
  { name: '市府东路街道', wrong: ['市府东街街道', '市政府东路街道'] },
  { name: '白云路街道', wrong: ['白云道街道'] },
  { name: '黄河西路街道', wrong: ['黄河西街街道'] },
  { name: '昆工路街道', wrong: ['昆工街道'] },
  { name: '卜尔汉图镇', wrong: ['卜尔汗图镇', '布尔汉图镇', '卜尔罕图镇'] },
  { name: '昆河镇', wrong: ['昆何镇'] },
  { name: '新时代文明实践中心', wrong: ['新时代文明实践活动中心', '新时代文明实践服务中心'] },
  { name: '融媒体中心', wrong: ['融媒中心体', '容媒体中心', '融媒休中心'] },
]
