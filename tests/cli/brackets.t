# Sections numbered in brackets: （一）主动公开政府信息情况 instead of 二、.

# The lines and the page of a report, and the same with its sections but the first in
# brackets.
numbered() {
	good 甲县 2025
	nb 0 set 甲县 2025 't1=（一）主动公开。公开文件若干。' 't5=人手不足，明年增加。'
	nb 0 export 甲县 2025 --format txt -o plain.txt
	nb 0 export 甲县 2025 --format html -o plain.html
	for f in txt html; do
		sed 's/二、主动公开政府信息情况/（一）主动公开政府信息情况/
		    s/三、收到和处理政府信息公开申请情况/（二）收到和处理政府信息公开申请情况/
		    s/四、政府信息公开行政复议/(三)政府信息公开行政复议/
		    s/五、存在的主要问题/（四）存在的主要问题/
		    s/六、其他需要报告/（五）其他需要报告/' plain.$f >brackets.$f
	done
}

t "sections in brackets are sections, in lines, pages and on one line"
numbered
raw 0 import --dry-run --json plain.txt
yes sh -c 'sed "/\"source\":/d" out >want'
yes grep -q '"t5":"人手不足，明年增加。"' want
tr '\n' ' ' <brackets.txt | sed 's/  */ /g' >line.txt
for f in brackets.txt brackets.html; do
	raw 0 import --dry-run --json $f
	yes sh -c 'sed "/\"source\":/d" out | cmp - want'
	raw 0 check --file $f
	noout N501
done
raw 1 import --dry-run --json line.txt
out '"t5":"人手不足，明年增加。"'
raw 1 check --file line.txt
noout N501

t "in a report whose sections are numbered without brackets they are parts of one"
good 甲县 2025
nb 0 set 甲县 2025 't1=（一）主动公开政府信息情况
公开文件若干。
（二）收到和处理政府信息公开申请情况
办理申请若干。
（三）存在的主要问题及改进情况
没有。'
nb 0 export 甲县 2025 --format txt -o a.txt
raw 0 import --dry-run --json a.txt
out '"t1":"（一）主动公开政府信息情况\n公开文件若干。\n（二）收到'

t "two headings in brackets are too few to be sections"
good 甲县 2025
nb 0 set 甲县 2025 't1=（一）主动公开政府信息情况
公开文件若干。
（二）收到和处理政府信息公开申请情况
办理申请若干。'
nb 0 export 甲县 2025 --format txt -o a.txt
sed '/^ *[二三四五六]、/d' a.txt >b.txt
nb 0 import --dry-run --json b.txt
out '"t1":"（一）主动公开政府信息情况\n公开文件若干。\n（二）收到'
