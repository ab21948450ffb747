import { cleanPastedHtml } from '@console/features/stories/write/paste/clean-html'
import {
  cloudDocument,
  email,
  excelSheet,
  governmentPage,
  styled135,
  wpsDocument,
  xiumi,
} from './more-samples'
import { mpWeixinArticle, wordDocument, wpsTable } from './samples'

describe('what must never come along', () => {
  it.each([
    ['a script', '<p>甲</p><script>alert(1)</script>'],
    ['a handler', '<p onclick="alert(1)" onerror="alert(1)">甲</p>'],
    ['a picture that runs', '<p>甲</p><svg><script>alert(1)</script></svg><object data="x"></object>'],
    ['a script in a comment', '<!--[if gte mso 9]><script>alert(1)</script><![endif]--><p>甲</p>'],
    ['a style sheet', '<style>p{color:red}</style><p style="color:red" class="MsoNormal">甲</p>'],
    ['a form', '<form action="https://evil.example"><input name="p"><button>go</button></form><p>甲</p>'],
    ['a frame', '<iframe src="https://evil.example"></iframe><p>甲</p>'],
    ['hidden words', '<p>甲</p><p style="display: none">钓鱼</p><span style="mso-hide:all">钓鱼</span>'],
    ['office elements', '<p>甲<o:p></o:p></p><xml><w:WordDocument></w:WordDocument></xml>'],
  ])('%s', (_, html) => {
    expect(cleanPastedHtml(html)).toBe('<p>甲</p>')
  })

  it.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///c:/a',
    'weixin://x',
  ])('a link to %s: the words stay, the link goes', (href) => {
    expect(cleanPastedHtml(`<p><a href="${href}">点这里</a></p>`)).toBe('<p>点这里</p>')
  })

  it('markup that was meant as words stays words', () => {
    expect(cleanPastedHtml('<p>&lt;img src=x onerror=alert(1)&gt; &amp; "</p>')).toBe(
      '<p>&#60;img src=x onerror=alert(1)&#62; &#38; &#34;</p>',
    )
  })

  it('a picture whose name carries markup', () => {
    const html = cleanPastedHtml('<img src="https://a.example/x.jpg" alt=\'"><script>alert(1)</script>\'>')
    expect(new DOMParser().parseFromString(html, 'text/html').querySelector('script')).toBeNull()
  })
})

describe('words and marks', () => {
  it.each([
    ['loose words become paragraphs', '甲<br>乙<div>丙</div>丁', '<p>甲<br>乙</p><p>丙</p><p>丁</p>'],
    ['the indent of two spaces goes', '<p>　　甲</p><p><span>　　乙</span></p>', '<p>甲</p><p>乙</p>'],
    ['an indent inside bold goes', '<p><b>　　甲</b>乙</p>', '<p><strong>甲</strong>乙</p>'],
    ['empty paragraphs go', '<p>甲</p><p>&nbsp;</p><p><br></p><p>乙</p>', '<p>甲</p><p>乙</p>'],
    [
      'weight in a style is bold',
      '<p><span style="font-weight:700">甲</span>乙</p>',
      '<p><strong>甲</strong>乙</p>',
    ],
    ['a wrapper of Google Docs is not', '<b style="font-weight:normal"><p>甲</p></b>', '<p>甲</p>'],
    [
      'underline and strike',
      '<p><u>甲</u><span style="text-decoration: line-through">乙</span></p>',
      '<p><u>甲</u><s>乙</s></p>',
    ],
    ['a heading set in bold is only a heading', '<h2><b>甲</b></h2>', '<h2><strong>甲</strong></h2>'],
    [
      'a link on the web stays',
      '<p><a href="https://a.example/?x=1&amp;y=2" target="_blank">甲</a></p>',
      '<p><a href="https://a.example/?x=1&#38;y=2">甲</a></p>',
    ],
    [
      'a link without a scheme',
      '<p><a href="//a.example/b">甲</a></p>',
      '<p><a href="https://a.example/b">甲</a></p>',
    ],
    [
      'a telephone number',
      '<p><a href="tel:0472-12345">打</a></p>',
      '<p><a href="tel:0472-12345">打</a></p>',
    ],
    ['preformatted lines', '<pre>甲\n\n  乙</pre>', '<p>甲</p><p>乙</p>'],
    ['a rule', '<p>甲</p><hr style="x"><p>乙</p>', '<p>甲</p><hr><p>乙</p>'],
    ['nothing', '<style>x</style>', ''],
  ])('%s', (_, html, clean) => {
    expect(cleanPastedHtml(html)).toBe(clean)
  })

  it('headings begin at 2, and those below the top ones at 3', () => {
    expect(cleanPastedHtml('<h1>题</h1><h2>甲</h2><h4>乙</h4>')).toBe('<h2>题</h2><h3>甲</h3><h3>乙</h3>')
    expect(cleanPastedHtml('<h2>甲</h2><h3>乙</h3>')).toBe('<h2>甲</h2><h3>乙</h3>')
  })
})

describe('lists', () => {
  it('three levels stay, deeper items come up', () => {
    const deep = '<ul><li>一<ul><li>二<ul><li>三<ul><li>四</li></ul></li></ul></li></ul></li></ul>'
    expect(cleanPastedHtml(deep)).toBe(
      '<ul><li><p>一</p><ul><li><p>二</p><ul><li><p>三</p></li><li><p>四</p></li></ul></li></ul></li></ul>',
    )
  })

  it('a list inside a list, as old editors nest them, is not lost', () => {
    expect(cleanPastedHtml('<ol start="3"><li>甲</li><ol><li>乙</li></ol></ol>')).toBe(
      '<ol start="3"><li><p>甲</p></li><li><p>乙</p></li></ol>',
    )
  })

  it('inside a quote there is one level', () => {
    expect(cleanPastedHtml('<blockquote><ul><li>一<ul><li>二</li></ul></li></ul></blockquote>')).toBe(
      '<blockquote><ul><li><p>一</p></li><li><p>二</p></li></ul></blockquote>',
    )
  })

  it('headings and pictures in an item become its words', () => {
    expect(cleanPastedHtml('<ul><li><h3>甲</h3><img src="https://a.example/x.jpg"></li></ul>')).toBe(
      '<ul><li><p><strong>甲</strong></p><p>【待传图：网页里的图】</p></li></ul>',
    )
  })
})

describe('pictures', () => {
  it.each([
    ['of Word', '<img src="file:///C:/Users/a/clip_image002.png" alt="揭牌仪式">', 'Word 里的图，揭牌仪式'],
    [
      'of a public account',
      '<img data-src="https://mmbiz.qpic.cn/x/0" src="data:image/gif;base64,x" alt="图片">',
      '公众号文章里的图',
    ],
    ['of a website', '<img src="https://a.example/x.jpg">', '网页里的图'],
  ])('%s leaves a note where it stood', (_, html, note) => {
    expect(cleanPastedHtml(`<p>甲${html}乙</p>`)).toBe(
      `<p>甲</p><div data-missing-picture data-note="${note}"></div><p>乙</p>`,
    )
  })

  it('one of our own storage stays', () => {
    const own = '<img src="cloud://local.kundulun/public/pictures/a.jpg" alt="桥" data-caption="钢桥">'
    expect(cleanPastedHtml(own)).toBe(own)
  })

  it('decoration of a few pixels is passed over', () => {
    expect(cleanPastedHtml('<p>甲</p><img src="https://a.example/dot.gif" width="1" height="1">')).toBe(
      '<p>甲</p>',
    )
  })
})

describe('whole documents', () => {
  it('Word: headings, lists by mso-list, a table, a picture', () => {
    expect(cleanPastedHtml(wordDocument)).toBe(
      [
        '<h2>关于加装电梯的通知</h2>',
        '<p>各社区：为方便老年人出行，<strong>12月1日</strong>起施行。</p>',
        '<ol><li><p>申请表</p><ul><li><p>一式两份</p></li></ul></li><li><p>表决结果</p></li></ol>',
        '<table><tbody><tr><td><p>楼层</p></td><td><p>补贴</p></td></tr><tr><td><p>四层</p></td><td><p>16万元</p></td></tr></tbody></table>',
        '<div data-missing-picture data-note="Word 里的图，设计图"></div>',
        '<p>区住建局</p>',
      ].join(''),
    )
  })

  it('an article of a public account: sections of sections become paragraphs', () => {
    expect(cleanPastedHtml(mpWeixinArticle)).toBe(
      [
        '<p>近日，<strong>昆都仑河</strong>两岸的步道修好了。</p>',
        '<div data-missing-picture data-note="公众号文章里的图，步道"></div>',
        '<p>▲步道全长 3 公里</p>',
        '<blockquote><p>“走起来舒服多了。”</p></blockquote>',
        '<p>来源：融媒体中心</p>',
      ].join(''),
    )
  })

  it('WPS: a table with spans keeps them, a frame of one cell goes', () => {
    expect(cleanPastedHtml(wpsTable)).toBe(
      '<table><tbody><tr><th colspan="2"><p>时间</p></th></tr><tr><td rowspan="2"><p>上午</p></td><td><p>九点</p></td></tr><tr><td><p>十点</p></td></tr></tbody></table><p>框里的话</p>',
    )
  })

  it('Excel: merged cells and numbers stay, a hidden row does not come along', () => {
    expect(cleanPastedHtml(excelSheet)).toBe(
      '<table><tbody><tr><td colspan="2"><p>街道</p></td><td><p>1,120</p></td></tr><tr><td><p>少先路</p></td><td><p></p></td><td><p>300</p></td></tr></tbody></table>',
    )
  })

  it('WPS: its fonts, tabs and indents go, emphasis and line breaks stay', () => {
    expect(cleanPastedHtml(wpsDocument)).toBe(
      [
        '<p><strong>关于开展冬季清雪的通知</strong></p>',
        '<p>各街道、镇：</p>',
        '<p>一、<strong>责任到人</strong>。雪停后<u>2小时</u>内清完。</p>',
        '<p>联系人：<s>王某</s> 李某</p>',
        '<p>区城管局<br>2026年11月18日</p>',
      ].join(''),
    )
  })

  it('135 editor: frames and decoration go, and what was hidden', () => {
    expect(cleanPastedHtml(styled135)).toBe(
      [
        '<p><strong>01</strong></p>',
        '<p>清雪进社区</p>',
        '<p>凌晨四点，<u>清雪队</u>出发了。</p>',
        '<div data-missing-picture data-note="公众号文章里的图，清雪现场"></div>',
      ].join(''),
    )
  })

  it('秀米: a table that was only layout goes, a disguised script is no link', () => {
    expect(cleanPastedHtml(xiumi)).toBe(
      '<p>左边一段话。</p><p>右边<em>一段</em>话。</p><p>阅读原文 <a href="http://www.kundulun.gov.cn/a.html?from=1&#38;b=2">区政府网站</a></p>',
    )
  })

  it('a government website: headings, lists in lists and files, without its machinery', () => {
    expect(cleanPastedHtml(governmentPage)).toBe(
      [
        '<h2>昆都仑区人民政府办公室关于印发方案的通知</h2>',
        '<h3>一、总体要求</h3>',
        '<p>为做好清雪工作，制定本方案。[1]</p>',
        '<h3>（一）目标</h3>',
        '<ol><li><p>主干道<strong>当天</strong>清完</p></li><li><p>背街小巷</p><ul><li><p>社区牵头</p></li></ul></li></ol>',
        '<p>附件：<a href="/files/2026/a.pdf">清雪责任表</a></p>',
      ].join(''),
    )
  })

  it('a document of a cloud office: blocks of divs, a check list, lines of code', () => {
    expect(cleanPastedHtml(cloudDocument)).toBe(
      [
        '<h2>采访提纲</h2>',
        '<p><strong>对象：</strong>清雪队队长</p>',
        '<ul><li><p>几点出车</p></li><li><p>用了多少盐</p></li></ul>',
        '<p>第一行</p><p>第二行</p>',
        '<blockquote><p>“雪就是命令。”</p></blockquote>',
        '<p>附件</p>',
      ].join(''),
    )
  })

  it('an e-mail: old font tags and the tracking picture go', () => {
    expect(cleanPastedHtml(email)).toBe(
      [
        '<p>编辑您好：</p>',
        '<p>稿件如下，<em>请审</em>。</p>',
        '<table><tbody><tr><td><p>日期</p></td><td><p>11月18日</p></td></tr><tr><td><p>地点</p></td><td><p>少先路</p></td></tr></tbody></table>',
        '<hr><p>通讯员 王某<br>电话见附件</p>',
      ].join(''),
    )
  })

  it.each(
    Object.entries({
      wordDocument,
      mpWeixinArticle,
      wpsTable,
      excelSheet,
      wpsDocument,
      styled135,
      xiumi,
      governmentPage,
      cloudDocument,
      email,
    }),
  )('%s: what comes out is clean, and cleaning it again changes nothing', (_, html) => {
    const clean = cleanPastedHtml(html)
    expect(cleanPastedHtml(clean)).toBe(clean)
    expect(clean).not.toMatch(/style=|class=|<script|<svg|<iframe|javascript:|\son\w+=|内部备注|点击蓝字/i)
  })
})
