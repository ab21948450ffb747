/**
 * The commonest surnames, without those that are as often another word where a name might begin (于 和 时 任 应 向 常 全 方):
 * a name is only guessed where a post stands before it and a predicate behind it.
 */
const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田姜范石姚谭廖邹熊陆郝孔白崔康毛邱秦江史顾侯邵孟龙段雷钱汤尹黎易武乔贺赖龚庞樊兰殷施洪翟倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦耿裴齐祁'

/** Begin like a name and are none. */
const NO_NAMES =
  /^(?:马上|高度|高兴|高位|严格|严肃|温馨|周围|周边|周密|白天|江边|金额|史上|毛病|石头|龙头|雷同|齐心|齐抓|汤锅|顾及|顾问|许多|余下|施工|易地|武装|章程|季度|季节|严厉|洪水|江苏|黄河|林业|高效|高标准|高质量)/

/** What follows a person's name in a report. */
const BEHIND =
  /^(?:$|[，。、；：！？（）“”\n]|主持|强调|指出|出席|率队|率|一行|说|表示|调研|讲话|作了|作|致辞|参加|带队|介绍|宣布|会见|到|赴|在|为|和|与|等|同志|对|向|就|签|发表|代表|听取|深入|检查|部署|要求|看望|慰问|走访|督导|陪同|来到|委托|批示|约见|接见)/

/** The name that seems to stand there: two or three characters, by its surname and by what follows. */
export function namedAt(text: string, at: number): { from: number; to: number } | null {
  const rest = text.slice(at, at + 8)
  if (!SURNAMES.includes(rest[0] ?? ' ') || NO_NAMES.test(rest)) return null
  const length = [2, 3].find(
    (size) => /^\p{Script=Han}+$/u.test(rest.slice(0, size)) && BEHIND.test(rest.slice(size)),
  )
  return length === undefined || rest.length < length ? null : { from: at, to: at + length }
}
