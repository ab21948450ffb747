/** Further clipboards, shortened: the shapes are those of the programs named. Hostile bits are put in on purpose. */

/** Excel 2019: a sheet with its own styles, merged cells, numbers with formats, a hidden row, empty cells. */
export const excelSheet = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=ProgId content=Excel.Sheet>
<style>td{mso-number-format:General;} .xl65{mso-number-format:"#,##0";border:.5pt solid windowtext;}</style></head><body link="#0563C1"><table border=0 cellpadding=0 cellspacing=0 width=216 style='border-collapse:collapse;width:162pt'><!--StartFragment--><col width=72 span=3 style='width:54pt'>
<tr height=19><td height=19 class=xl65 width=72 colspan=2 style='height:14.25pt'>街道　</td><td class=xl65 x:num="1120">1,120</td></tr>
<tr height=0 style='display:none'><td>内部备注</td><td>勿外传</td><td></td></tr>
<tr><td class=xl65>少先路</td><td>&nbsp;</td><td class=xl65 x:fmla="=SUM(C1:C2)" onmouseover="alert(1)">300</td></tr><!--EndFragment--></table></body></html>`

/** WPS writer: fonts, numbering typed by hand, a text box, a tab, full-width indent. */
export const wpsDocument = `<html><head><meta name="Generator" content="WPS Office"><style>@font-face{font-family:"仿宋_GB2312"}</style></head><body style="tab-interval:21pt">
<div class="Section0"><p class="p0" align=center style="text-align:center"><b><span style="font-size:22pt;font-family:'方正小标宋简体'">关于开展冬季清雪的通知</span></b></p>
<p class="p0" style="text-indent:32pt"><span style="font-family:仿宋_GB2312">各街道、镇：</span></p>
<p class="p0">　　<span style="mso-spacerun:'yes'">一、</span><span style="font-weight:bold">责任到人</span><span>。雪停后<u>2小时</u>内清完。</span></p>
<p class="p0"><span>联系人：</span><span style="text-decoration:line-through">王某</span><span style="mso-tab-count:1">	</span><span>李某</span><o:p></o:p></p>
<p class="p0" align=right><span>区城管局</span><br/><span>2026年11月18日</span></p></div></body></html>`

/** 135 editor in a public account: frames in frames, background pictures, numbers as decoration, a guide to follow. */
export const styled135 = `<section class="_135editor" data-tools="135编辑器" data-id="94266"><section style="margin:10px auto;display:flex;"><section class="135brush" data-brushtype="text" style="font-size:18px;"><strong>01</strong></section><section data-autoskip="1" style="padding:1em;"><p>清雪进社区</p></section></section>
<section style="background:url(https://image2.135editor.com/bg.png) no-repeat;"><section data-role="paragraph"><p style="text-indent:2em;">凌晨四点，<span style="color:#c00;text-decoration:underline;">清雪队</span>出发了。</p><p><br></p><p style="text-align:center;"><img src="https://mmbiz.qpic.cn/mmbiz_gif/line/0?wx_fmt=gif" style="width:20px" width="20"></p></section></section>
<section style="display:none"><p>点击蓝字关注我们</p></section><p style="text-align:center"><img class="rich_pages" data-src="https://mmbiz.qpic.cn/mmbiz_jpg/x/640" data-w="900" alt="清雪现场" onload="track()"></p></section>`

/** 秀米: tables used for layout, SVG that moves, a link with a script in it. */
export const xiumi = `<section powered-by="xiumi.us"><section style="text-align:center"><svg viewBox="0 0 300 60"><animate attributeName="x" onbegin="alert(1)"/></svg></section>
<table style="width:100%" border="0"><tbody><tr><td><section><p>左边一段话。</p><p>右边<em>一段</em>话。</p></section></td></tr></tbody></table>
<section><a href="&#106;avascript:alert(1)"><span>阅读原文</span></a>　<a href="http://www.kundulun.gov.cn/a.html?from=1&amp;b=2" style="color:#00f">区政府网站</a></section></section>`

/** A government website: navigation, provenance line, share buttons, a list of files, an inline script. */
export const governmentPage = `<div class="pages_content" id="UCAP-CONTENT"><h1>昆都仑区人民政府办公室关于印发方案的通知</h1><h2>一、总体要求</h2>
<script>document.write('<p>广告</p>')</script><p style="text-indent: 2em;">为做好清雪工作，制定本方案。<sup>[1]</sup></p><h3>（一）目标</h3>
<ol><li>主干道<strong>当天</strong>清完</li><li>背街小巷<ul><li>社区牵头</li></ul></li></ol><form><input type="text" value="搜索"><button>搜索</button></form>
<p>附件：<a href="/files/2026/a.pdf">清雪责任表</a></p><iframe src="https://hm.baidu.com/x"></iframe><div class="share" style="display:none">分享到微信</div></div>`

/** 飞书/腾讯 documents: every block a div with data, a check list, a code block, zero-width characters. */
export const cloudDocument = `<meta charset="utf-8"><div data-page-id="x" data-lark-html-role="root"><h2 class="heading-2">采访提纲</h2><div class="ace-line" data-node="true">\u200b<b>对象：</b>清雪队队长\u200b</div>
<ul class="list-check"><li data-list="check"><div>几点出车</div></li><li data-list="check"><div>用了多少盐</div></li></ul><pre><code>第一行
第二行</code></pre><blockquote><div>“雪就是命令。”</div></blockquote><div class="ace-line"><a href="data:text/html;base64,PHNjcmlwdD4=">附件</a></div></div>`

/** An e-mail: fonts by tags of the last century, a signature behind a line, a tracking picture, tables in tables. */
export const email = `<div dir="ltr"><font face="微软雅黑" size="3" color="#333333"><div>编辑您好：</div><div><br></div><div>稿件如下，<i>请审</i>。</div></font>
<table><tbody><tr><td>日期</td><td><table><tr><td>11月18日</td></tr></table></td></tr><tr><td>地点</td><td>少先路</td></tr></tbody></table>
<hr><div>通讯员　王某<br>电话见附件</div><img src="https://track.example/o.gif" width="1" height="1"><object data="evil.swf"></object></div>`
