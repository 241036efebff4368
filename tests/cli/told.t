# told.t - what pages tell around a report: data of it, never its text

# page BEFORE AFTER [META]: the report as a page, with lines before the text, at its end
# and in its head; its texts are still those of the report
page() {
	good 甲县水务局 2025
	nb 0 export 甲县水务局 2025 --format html -o plain.html
	nb 0 export 甲县水务局 2025 --format json -o plain.json
	sed "s|</h1>|</h1>$1|; s|</main>|$2</main>|; s|</head>|${3:-}</head>|" \
	    plain.html >page.html
	nb 0 import page.html --replace
	nb 0 export 甲县水务局 2025 --format json -o page.json
	for i in plain page; do
		sed -n '/"texts"/,/^}/p' $i.json >$i.texts
	done
	yes cmp plain.texts page.texts
	nb 0 show 甲县水务局 2025
}

# told NAME VALUE: the report holds it
told() {
	yes grep -q "^\"$1\":\"$2\",$" page.json
}

t "lines under the title: labels and values in one"
page '<p>索 引 号：430321/2026-00012　　发布机构：甲县水务局　　发布日期：2026-01-20　　文　　号：甲水政发〔2026〕3号</p>' ''
out '发布日期：2026-01-20'
out '发布机构：甲县水务局'
out '索引号：430321/2026-00012'
out '文号：甲水政发〔2026〕3号'
told published 2026-01-20
told issuer 甲县水务局
told index_no 430321/2026-00012
told doc_no 甲水政发〔2026〕3号
yes grep -q '"published":"发布日期：2026-01-20"' page.json

t "labels in lines of their own, values below; the day of the document is not the other"
page '<ul><li>索引号：</li><li>甲0321-2026-7</li><li>成文日期：</li><li>2026年1月18日</li><li>发布日期：</li><li>2026年1月20日 09:30:12</li></ul>' ''
out '发布日期：2026-01-20（原文：发布日期：2026年1月20日 09:30:12）'
out '成文日期：（原文：成文日期：2026年1月18日）'
told published 2026-01-20
told index_no 甲0321-2026-7
yes grep -q '"written":"成文日期：2026年1月18日"' page.json

t "a table of labels and values; the data of the page"
page '<table><tr><td>索引号</td><td>A-2026-1</td><td>发布机构</td><td>甲县水务局办公室</td></tr><tr><td>发文字号</td><td>无</td><td>成文日期</td><td>2026-01-18</td></tr></table>' '' \
    '<meta name="PubDate" content="2026-01-21 08:00"><META NAME=contentsource CONTENT="甲县水务局">'
told published 2026-01-21
told issuer 甲县水务局办公室
told index_no A-2026-1
no grep -q doc_no page.json
yes grep -q '"published":"PubDate:2026-01-21 08:00"' page.json

t "at the end of the page, and what follows of other papers is not believed"
page '' '<p>信息来源：甲县水务局 责任编辑：张某</p><p>发布时间：2026/1/22 浏览次数：31</p><p>上一篇：甲县水务局2024年政府信息公开工作年度报告</p><p>发布日期：2025-01-15</p>'
told published 2026-01-22
told issuer 甲县水务局

t "a day of which two are told is not known"
page '<p>发布日期：2026-01-20</p><p>【发布时间】2026-02-20 10:00</p>' ''
no grep -q '"published"' page.json
nb 0 import page.html --dry-run --json
out '"where":"正文外：发布日期"'

t "what is written by hand, carried, taken back and sealed like the rest of the report"
page '<p>来源：甲县水务局 时间：2026-01-20 10:00</p>' ''
nb 0 set 甲县水务局 2025 published=2026-01-28 issuer=甲县人民政府办公室 doc_no=甲政办〔2026〕1号 index_no=K-1
nb 2 set 甲县水务局 2025 issuer="$(printf '甲\n乙')"
nb 0 log 甲县水务局 2025
line 发布机构 甲县水务局 甲县人民政府办公室
nb 0 show 甲县水务局 2025
out '发布日期：2026-01-28（原文：时间：2026-01-20 10:00）'
nb 0 export 甲县水务局 2025 --format json -o two.json
nb 0 convert two.json --format json -o three.json
yes cmp two.json three.json
nb 0 delete 甲县水务局 2025
nb 0 import two.json
nb 0 export 甲县水务局 2025 --format json -o four.json
yes cmp two.json four.json
nb 0 set 甲县水务局 2025 doc_no=
nb 0 show 甲县水务局 2025
noout 甲政办
nb 0 finalize 甲县水务局 2025
nb 0 db verify
if command -v sqlite3 >/dev/null 2>&1; then
	yes sqlite3 a.db "UPDATE report SET issuer = '乙县'"
	nb 6 db verify
else
	skip no program sqlite3
fi

t "a page saved by a browser tells the same"
good 甲县水务局 2025
nb 0 export 甲县水务局 2025 --format html -o plain.html
{
	printf 'From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype="text/html"; boundary="edge"\n\n--edge\n'
	printf 'Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n'
	sed 's|</h1>|</h1><p>发布日期：2026-02-03 来源：甲县水务局 索引号：K-3</p>|' plain.html
	printf '\n--edge--\n'
} >page.mht
nb 0 check --file page.mht
out 'D801'
out '2026-02-03 发布，法定期限为 2026-01-31'
nb 0 import page.mht --replace
nb 0 show 甲县水务局 2025
out '索引号：K-3'
out '发布机构：甲县水务局'

t "fee and address come back from our own data"
nb 0 new 丙县水务局 2025
nb 0 set 丙县水务局 2025 fee=3.5 fee_notices=2 address=http://a.example/b.html published=2026-01-20
nb 0 export 丙县水务局 2025 --format json -o fee.json
yes grep -q '^"fee":3.5,$' fee.json
yes grep -q '^"fee_notices":2,$' fee.json
nb 0 import fee.json --replace
nb 0 export 丙县水务局 2025 --format json -o again.json
yes cmp fee.json again.json
nb 0 new 丁县水务局 2025
nb 0 export 丁县水务局 2025 --format json -o none.json
no grep -q '"fee' none.json
sed 's/"fee":3.5/"fee":-1/' fee.json >bad.json
nb 6 import bad.json --replace
err fee
sed 's/"fee_notices":2/"fee_notices":"two"/' fee.json >bad.json
nb 6 import bad.json --replace
err fee_notices

t "Word and web name the office and the day, nobody else"
good 戊县水务局 2025
nb 0 set 戊县水务局 2025 published=2026-01-20
nb 0 export 戊县水务局 2025 --format html -o day.html --user 张三
yes grep -q '<meta name="author" content="戊县水务局">' day.html
yes grep -q '<meta name="date" content="2026-01-20">' day.html
no grep -q 张三 day.html
