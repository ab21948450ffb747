/** What the clipboard holds after copying, shortened: the shapes are those of Word 2016, a public account's article and WPS. */

export const wordDocument = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-size:10.5pt;} @list l0:level1 {mso-level-text:"%1\\."} --></style></head>
<body lang=ZH-CN style='tab-interval:21.0pt'><!--StartFragment-->
<h1 style='text-align:center'><span style='font-family:宋体'>关于加装电梯的通知<span lang=EN-US><o:p></o:p></span></span></h1>
<p class=MsoNormal style='text-indent:21.0pt'><span style='font-family:宋体'>　　各社区：为方便老年人出行，</span><b><span
lang=EN-US style='color:red'>12</span></b><b><span style='font-family:宋体'>月1日</span></b><span>起施行。<o:p></o:p></span></p>
<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>
<p class=MsoListParagraph style='margin-left:18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US
style='mso-fareast-font-family:等线'><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]><span>申请表</span></p>
<p class=MsoListParagraph style='margin-left:39.0pt;mso-list:l0 level2 lfo1'><span style='font-family:Wingdings'><span
style='mso-list:Ignore'>Ø<span>&nbsp;</span></span></span><span>一式两份</span></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2.<span>&nbsp;</span></span>表决结果</p>
<table class=MsoTableGrid border=1 cellspacing=0 style='border-collapse:collapse'><tr style='mso-yfti-irow:0'>
<td width=277 valign=top style='width:207.4pt'><p class=MsoNormal><span>楼层<o:p></o:p></span></p></td><td><p class=MsoNormal>补贴</p></td></tr>
<tr><td><p class=MsoNormal>四层</p></td><td><p class=MsoNormal><span lang=EN-US>16</span>万元</p></td></tr></table>
<p class=MsoNormal><!--[if gte vml 1]><v:shape id="图片_x0020_1"><v:imagedata src="file:///C:/clip_image001.png"/></v:shape><![endif]--><![if !vml]><img
width=415 height=277 src="file:///C:/Users/AppData/Local/Temp/msohtmlclip1/01/clip_image002.jpg" alt="设计图" v:shapes="图片_x0020_1"><![endif]></p>
<p class=MsoNormal align=right><span>区住建局</span></p><!--EndFragment--></body></html>`

export const mpWeixinArticle = `<section data-tool="135编辑器" style="margin: 0px; padding: 0px; box-sizing: border-box;">
<section style="display: inline-block; width: 100%;"><section style="background-image: url(&quot;https://mmbiz.qpic.cn/bg&quot;);"><svg viewBox="0 0 1 1"><text>装饰</text></svg></section>
<section style="font-size: 15px; letter-spacing: 1.5px; line-height: 1.75;"><p style="margin: 0px; text-indent: 2em;"><span leaf="">近日，</span><strong style="color: rgb(192, 0, 0);"><span leaf="">昆都仑河</span></strong><span leaf="">两岸的步道修好了。</span></p>
<p style="visibility: visible;"><span leaf=""><br></span></p></section></section>
<section nodeleaf="" style="text-align: center;"><img class="rich_pages wxw-img" data-src="https://mmbiz.qpic.cn/sz_mmbiz_jpg/abc/640?wx_fmt=jpeg" data-ratio="0.66" data-w="1080" src="data:image/svg+xml,%3Csvg/%3E" alt="步道" onerror="steal()"></section>
<section style="font-size: 12px; color: rgb(136, 136, 136);"><span>▲步道全长 3 公里</span></section>
<blockquote style="border-left: 3px solid;"><section><span>“走起来舒服多了。”</span></section></blockquote>
<section><mp-common-profile data-nickname="爱我昆都仑"></mp-common-profile><iframe class="video_iframe" data-src="https://v.qq.com/x"></iframe><qqmusic musicid="1"></qqmusic></section>
<section><a href="javascript:void(0);" data-miniprogram-appid="wx0" onclick="go()">来源：融媒体中心</a></section>
<p style="display: none;"><mp-style-type data-value="3"></mp-style-type></p></section>`

export const wpsTable = `<table><thead><tr><th colspan="2" style="background:#eee">时间</th></tr></thead><tbody>
<tr><td rowspan="2">上午</td><td>九点</td></tr><tr><td><div>十点</div></td></tr></tbody></table>
<table style="border:1px solid"><tr><td><p>框里的话</p></td></tr></table>`
