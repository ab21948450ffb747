import { listRule } from '../lists'

/** Names of places and bodies as the district writes them. */
export const register = listRule('name-register', {
  name: '地名和机构名',
  basis: '本中心的规范名称表',
  weight: 'fix',
  note: '表里写明的错写才报；相近而不在表里的不猜。',
  message: (_, name) => `规范的写法是“${name}”。`,
})
