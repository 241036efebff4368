# sheets.t - a report in a sheet: as CSV whose rows end with their last filled cell, as
# XML Spreadsheet

sheet() {
	cat <<'EOF'
白石县林业局2024年政府信息公开工作年度报告
本报告按照《中华人民共和国政府信息公开条例》编制。
一、总体情况
全年主动公开信息各项工作正常。
二、主动公开政府信息情况
第二十条第（一）项
信息内容,本年制发件数,本年废止件数,现行有效件数
规章,0,0,0
行政规范性文件,5,2,19
第二十条第（五）项
信息内容,本年处理决定数量
行政许可,731
第二十条第（六）项
信息内容,本年处理决定数量
行政处罚,64
行政强制,3
第二十条第（八）项
信息内容,本年收费金额（单位：万元）
行政事业性收费,12.75
三、收到和处理政府信息公开申请情况
（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）,,,申请人情况
,,,自然人,法人或其他组织,,,,,总计
,,,,商业企业,科研机构,社会公益组织,法律服务机构,其他
一、本年新收政府信息公开申请数量,,,41,6,0,2,1,0,50
二、上年结转政府信息公开申请数量,,,3,0,0,0,0,0,3
三、本年度办理结果,（一）予以公开,,20,3,0,1,0,0,24
,（二）部分公开（区分处理的，只计这一情形，不计其他情形）,,5,1,0,0,1,0,7
,（三）不予公开,1.属于国家秘密,0,0,0,0,0,0,0
,,2.其他法律行政法规禁止公开,0,0,0,0,0,0,0
,,3.危及“三安全一稳定”,0,0,0,0,0,0,0
,,4.保护第三方合法权益,2,0,0,0,0,0,2
,,5.属于三类内部事务信息,0,0,0,0,0,0,0
,,6.属于四类过程性信息,1,0,0,0,0,0,1
,,7.属于行政执法案卷,0,0,0,0,0,0,0
,,8.属于行政查询事项,0,0,0,0,0,0,0
,（四）无法提供,1.本机关不掌握相关政府信息,8,1,0,1,0,0,10
,,2.没有现成信息需要另行制作,0,0,0,0,0,0,0
,,3.补正后申请内容仍不明确,1,0,0,0,0,0,1
,（五）不予处理,1.信访举报投诉类申请,2,0,0,0,0,0,2
,,2.重复申请,0,0,0,0,0,0,0
,,3.要求提供公开出版物,0,0,0,0,0,0,0
,,4.无正当理由大量反复申请,0,0,0,0,0,0,0
,,5.要求行政机关确认或重新出具已获取信息,0,0,0,0,0,0,0
,（六）其他处理,1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请,1,1,0,0,0,0,2
,,2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请,0,0,0,0,0,0,0
,,3.其他,0,0,0,0,0,0,0
,（七）总计,,40,6,0,2,1,0,49
四、结转下年度继续办理,,,4,0,0,0,0,0,4
四、政府信息公开行政复议、行政诉讼情况
行政复议,,,,,行政诉讼
结果维持,结果纠正,其他结果,尚未审结,总计,未经复议直接起诉,,,,,复议后起诉
,,,,,结果维持,结果纠正,其他结果,尚未审结,总计,结果维持,结果纠正,其他结果,尚未审结,总计
2,0,1,0,3,0,0,0,0,0,1,0,0,1,2
五、存在的主要问题及改进情况
公开的质量有待提高，将加强培训。
六、其他需要报告的事项
无其他需要报告的事项。
EOF
}
want() {
	raw 0 --db a.db export 白石县林业局 2024 --format json -o a.json
	for cell in "$@"; do
		yes grep -q "\"${cell%=*}\":${cell#*=}[,}]" a.json
	done
}
cells="2.1:2:A=5 2.1:2:C=19 2.5:1:A=731 2.6:2:A=3 2.8:1:A=12.75 3:1:A=41 3:1:B3=2
    3:1:C=50 3:3.2:B4=1 3:3.4.1:B3=1 3:3.6.1:B1=1 3:4:A=4 4.1:1:C=1 4.2:1:B4=1"

t "rows of many widths are one sheet"
sheet >a.csv
raw 0 --db a.db import a.csv
line a.csv "未定 0"
want $cells

t "with semicolons"
sheet | tr ',' ';' >a.csv
raw 0 --db a.db import a.csv
line a.csv "未定 0"
want $cells

t "a figure that the comma of its thousands cuts moves no other"
sheet | sed 's/^行政许可,731/行政许可,1,731/; s/,41,6,0,2,1,0,50$/,1,041,6,0,2,1,0,1,050/
    s/,20,3,0,1,0,0,24$/,1,020,3,0,1,0,0,1,024/
    s/,40,6,0,2,1,0,49$/,1,040,6,0,2,1,0,1,049/' >a.csv
raw 1 --db a.db import a.csv
raw 0 --db a.db export 白石县林业局 2024 --format json -o a.json
no grep -Eq '"2.5:1:A":(1|731)[,}]' a.json
no grep -Eq '"3:1:A":(1|41)[,}]|"3:3.1:A":(1|20)[,}]' a.json
no grep -Eq '"3:1:B1":(1|41|50|1050)[,}]|"3:3.1:B1":(1|20|24|1024)[,}]' a.json
want 2.1:2:C=19 3:3.2:B4=1 4.1:1:C=1

t "a text with commas in its sentences is none"
sheet | tr ',' '\t' |
    sed 's/^全年.*/全年公开信息3条,其中规章0件,文件5件,解读2条,回应1条。/' >a.txt
raw 0 --db a.db import a.txt
line a.txt "txt" "未定 0"
want $cells

# Lines of CSV as rows of XML Spreadsheet.
rows() {
	awk -F, '{
		printf "<Row>"
		for (i = 1; i <= NF; i++)
			if ($i != "")
				printf "<Cell ss:Index=\"%d\"><Data ss:Type=\"%s\">%s</Data></Cell>", i,
				    $i ~ /^[0-9.]+$/ ? "Number" : "String", $i
		print "</Row>"
	}'
}
book='<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'

t "XML Spreadsheet is read as a sheet"
{ echo "$book<Worksheet ss:Name=\"年报\"><Table>"; sheet | rows
  echo "</Table></Worksheet></Workbook>"; } >a.xls
raw 0 --db a.db import a.xls
line a.xls xml "未定 0"
want $cells

t "names of sheets are no text"
{ echo "$book<Worksheet ss:Name=\"表二\"><Table>"
  sheet | sed -n '/^第二十条第（一）项/,/^行政事业/p' | rows
  echo '</Table></Worksheet><Worksheet ss:Name="表三（申请）"><Table>'
  sheet | sed -n '/^（本列/,/^四、结转/p' | rows
  echo '</Table></Worksheet><Worksheet ss:Name="表四"><Table>'
  sheet | sed -n '/^行政复议,/,/^2,0/p' | rows
  echo "</Table></Worksheet></Workbook>"; } >a.xml
raw 0 --db a.db import a.xml --agency 白石县林业局 --year 2024
want $cells
no grep -q '表[二三四]' a.json
