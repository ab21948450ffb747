/**
 * Characters that sound alike, tones aside, among those that names are written with. No pinyin library is installed, and a
 * hit only advises, so a table of the syllables that names use is enough; a character with two sounds stands in both rows.
 */
const ROWS =
  '安岸按案暗 奥敖傲澳 白柏百佰 班斑般板版 保宝堡葆褒包鲍 北贝倍蓓备 本奔 彬宾斌滨濒 冰兵秉炳丙并 波博伯勃柏泊 步布部 才财材采彩菜蔡 灿璨参 草曹操 岑涔 昌长常畅唱倡昶 朝超潮晁 陈晨辰臣沉尘 成城诚程承澄呈丞乘橙 迟池驰 崇冲充 春纯淳椿 楚初处储 川传船 慈辞此次词 聪从丛 翠崔催 达大答 戴代黛岱带 丹单旦但 道导稻 德得 登邓灯 迪笛狄弟地第帝 典点甸 丁鼎定顶 东冬栋董懂动 杜度都 段端 敦顿盾 多朵 恩 尔而儿二 发法 凡帆范樊繁 方芳房放访舫 飞菲斐费妃 芬奋汾粉 丰峰锋风枫封冯凤逢奉沣烽 福富傅付夫辅复芙 刚钢纲岗港 高告皋 戈歌格葛阁 根亘 耿更庚 公功工宫弓恭巩龚 勾苟 古谷顾固故 关冠官观管贯莞 光广 归贵桂规 郭国果 海亥 涵韩寒含晗汉翰瀚 杭航 浩昊豪皓好郝号 何和河贺合禾荷赫 恒横衡 红宏洪鸿虹弘泓 侯后厚 胡湖虎户护扈 花华化桦 怀淮 欢环桓焕涣 黄皇煌璜 辉慧惠会汇晖徽卉慧 魂浑 霍获火 吉季纪继济积基冀寄际计骥集级及姬 佳家嘉加贾甲 建健见剑坚简鉴俭间 江将蒋姜奖疆 娇焦教交皎 杰洁捷节结解婕介 近进金今晋锦津瑾尽劲仅紧靳 京景静敬精靖晶经警径竞菁 九久旧 菊举巨鞠 娟涓卷 军君均俊钧骏郡峻 凯开恺楷 康亢抗 可克科柯珂 孔空 宽款 况旷 坤昆 来赖莱 兰岚蓝澜览 郎朗浪 乐勒 雷磊蕾类 冷 力立利丽李黎莉离理礼里历励栗厉丽 连莲联廉 良亮梁粱量 林琳霖临麟淋 玲凌灵岭铃零令龄陵 刘柳流留六 龙隆珑泷 卢路鲁陆露禄璐鹿芦 吕绿旅律侣 伦轮纶仑 罗洛落骆络 马麻玛 满曼蔓 茂毛冒 梅美眉媒魅 孟梦猛 米秘密 苗妙淼 民敏闽 明铭名鸣茗 莫墨沫默 木沐慕牧穆 娜那纳 南楠男 倪尼妮 宁凝柠甯 牛钮 欧鸥 潘盘攀 庞旁 裴培佩沛 朋鹏彭 平萍苹评屏 朴蒲普浦 奇琦齐祁启旗其起琪麒岐棋 谦前钱倩乾千潜 强蔷墙 乔桥巧樵 秦琴勤钦沁亲芹 青清情晴卿庆擎 秋邱丘 曲屈瞿渠 权全泉铨 冉然 仁任人壬 荣容融蓉榕嵘 茹如汝儒 瑞锐睿蕊 润闰 三 桑 森 沙莎 山珊杉善单陕 尚上商 少邵绍 申深慎沈莘参 升生胜圣盛声 石时实史施诗仕世士师 寿守 书舒叔淑树舒术 帅双爽 水 舜顺 硕烁 思斯司丝 松宋颂 苏素肃 遂随 孙荪 太泰台 谭覃坛檀 唐堂棠 涛陶滔韬桃 腾滕 天田甜 铁 廷亭婷庭霆 同彤童桐通 涂图屠 万婉宛皖完 汪王旺望网 为伟卫魏维威薇炜蔚苇韦惟 文雯闻汶 翁 吴武伍吾五午务物 西希喜锡曦熹溪熙席习玺 夏霞下 先贤显宪仙鲜娴 香祥翔向湘想襄乡 晓小肖萧笑霄孝潇 谢协写燮 心新欣辛鑫昕馨薪 星兴行刑邢幸杏 雄熊 修秀绣休 徐旭续绪序叙 宣轩璇萱玄旋 学雪薛血 勋询寻巡荀 雅亚娅 严岩延言颜燕艳妍彦雁炎研砚晏 杨阳洋扬央仰 瑶尧姚耀遥 叶业烨晔冶 一义益艺怡宜仪意翼毅忆依伊易亦逸奕懿亿 银音殷尹寅引印吟因 英颖莹营迎瑛盈应鹰 永勇咏泳拥涌 友有游尤优佑幽右 于余宇玉雨语育俞虞愉钰裕豫誉郁昱煜喻 元园原远媛源袁苑愿圆 月岳悦跃越 云韵运芸允耘 赞 泽则 曾增 翟宅 占展詹湛战 张章彰漳掌璋 兆照昭赵召 哲浙喆 贞真珍振震镇祯臻甄 正政征郑争铮 志智芝之治致知直植至执质 中忠钟仲众 周舟洲州宙 朱珠祝竹诸柱铸 庄壮 卓 子紫梓兹姿自 宗综纵 邹 祖 左佐作'

const SOUNDS = new Map<string, Set<number>>()
for (const [row, characters] of ROWS.split(' ').entries()) {
  for (const character of characters) {
    SOUNDS.set(character, (SOUNDS.get(character) ?? new Set()).add(row))
  }
}

/** Known to sound alike; a character that the table lacks sounds like itself alone. */
export function soundAlike(one: string, other: string): boolean {
  if (one === other) return true
  const rows = SOUNDS.get(one)
  return rows !== undefined && [...(SOUNDS.get(other) ?? [])].some((row) => rows.has(row))
}
