# elsewhere.t - files that hold no report, and say where or why

refused() {
	raw 6 --db a.db import --dry-run "$1"
	shift
	for word in "$@"; do
		err "$word"
	done
}
page() {
	printf '<html><meta charset="utf-8"><body><h1>白石县林业局2024年政府信息公开工作年度报告</h1>'
	echo "<p>发布日期：2025-01-20</p>$1</body></html>"
}

t "a page that links the report names the file"
page '<a href="/">首页</a><a href="../files/P2025%E5%B9%B4%E6%8A%A5.PDF?v=2#a">附件</a>' >a.html
refused a.html "P2025年报.PDF" 下载
page '<a href="list.html">更多</a><a href="/a/b.docx">附件</a><a href="c.doc">其他</a>' >a.html
refused a.html b.docx
page '<iframe src="about:blank"></iframe><a href="x.html">上一篇</a>' >a.html
refused a.html 不是年报

t "a page that frames it, too"
page '<iframe src="nb2024.html"></iframe>' >a.html
refused a.html nb2024.html 框架
page '<iframe src="/js/viewer.html?file=%2Ffiles%2Fnb2024.pdf"></iframe>' >a.html
refused a.html nb2024.pdf
page '<embed src="nb.pdf">' >a.html
refused a.html nb.pdf
page '<object data="nb.ofd"></object>' >a.html
refused a.html nb.ofd
page '<iframe src="nb.pdf" style="display:none"></iframe>' >a.html
refused a.html 不是年报

t "pictures are no report"
page '<img src="1.jpg"><img src="2.jpg">' >a.html
refused a.html 图片 扫描件
{ echo '<w:wordDocument xmlns:w="w"><w:body><w:p><w:r><w:pict><v:shape xmlns:v="v">'
  echo '<v:imagedata/></v:shape></w:pict></w:r></w:p></w:body></w:wordDocument>'; } >a.doc
refused a.doc 图片 扫描件
page '<img src="1.gif" width=1 height=1>' >a.html
refused a.html 不是年报

t "OFD and archives are told by their names"
# the first bytes of two archives: OFD.xml, a.doc
printf 'PK\003\004\024\000\000\000\000\000\000\000\041\000\000\000\000\000\000\000\000\000' >a.ofd
printf '\000\000\000\000\007\000\000\000OFD.xml' >>a.ofd
refused a.ofd OFD docx PDF
printf 'PK\003\004\024\000\000\000\000\000\000\000\041\000\000\000\000\000\000\000\000\000' >a.zip
printf '\000\000\000\000\005\000\000\000a.doc' >>a.zip
refused a.zip a.zip 不完整
