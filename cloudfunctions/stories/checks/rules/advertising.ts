import { listRule } from '../lists'

/** 广告法 names three words and says “等”; the others stand in the market regulators' own guide to that article. */
export const advertising = listRule('advertising-absolutes', {
  name: '广告绝对化用语',
  basis:
    '《中华人民共和国广告法》第九条第（三）项；《广告绝对化用语执法指南》（市场监管总局公告2023年第6号）',
  weight: 'fix',
  note: '只看带着买卖的段落：新闻里的“国家级非物质文化遗产”不是广告。',
  only: {
    near: /(?:产品|商品|品牌|商家|商户|门店|店铺|优惠|促销|特价|折扣|下单|抢购|选购|购买|售价|开盘|楼盘|房源|首付|加盟|招商热线|预订|团购)/u,
  },
  message: (word) => `这段像是在推介商品或服务，“${word}”是广告里不能用的绝对化用语。`,
})
