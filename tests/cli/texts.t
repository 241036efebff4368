# A report without its required texts is not clean, whoever is asked.

# figures AGENCY YEAR: all input cells 0, and no word
figures() {
	nb 0 new "$1" "$2"
	nb 0 export "$1" "$2" --format json -o figures.json
	yes sh -c 'sed "s/\":null/\":0/g; s/\"left\":0,\"right\":0/\"left\":null,\"right\":null/g;
	    s/\"reason\":0/\"reason\":null/g" figures.json >zeros.json'
	nb 0 import zeros.json --replace
}

t "texts still to be written are counted by check, and are no errors"
figures 丙县 2025
nb 0 check 丙县 2025
out '丙县 2025 年：错误 0  警告 0  提示 3  空格 0  缺文字 3'
out '缺文字 N521 t1 一 总体情况：'
out '缺文字 N521 t5 '
out '缺文字 N521 t6 '
nb 1 check 丙县 2025 --strict
nb 0 check 丙县 2025 --json
out '"counts":{"error":0,"warning":0,"hint":3,"empty":0,"text":3}'
out '{"check":"N521","level":"error","cells":[],"text":"t5",'
out '"summary":{"reports":1,"error":0,'
nb 0 --lang en check 丙县 2025
out 'texts missing 3'
nb 0 set 丙县 2025 t1=全年平稳。 "t6=$(printf '\302\240\342\200\203\343\200\200\342\200\213')"
nb 0 check 丙县 2025 --json
out '"text":2}'
out '{"check":"N521","level":"error","cells":[],"text":"t6",'

t "check --strict: open is 1, before warnings without a reason"
good 甲县 2025
nb 0 check 甲县 2025 --strict
nb 0 set 甲县 2025 3:4:A=
nb 0 check 甲县 2025
nb 1 check 甲县 2025 --strict
nb 0 set 甲县 2025 3:4:A=0 t6=无。
nb 3 check 甲县 2025 --strict
nb 0 set 甲县 2025 t6=
nb 1 check 甲县 2025 --strict

t "documents without their texts are refused, data never"
figures 丙县 2025
for format in docx html txt md; do
	nb 1 export 丙县 2025 --format $format -o x.$format
	err '3 段必写的文字没有写（t1 一 总体情况、t5 五 '
	no test -e x.$format
	nb 0 export 丙县 2025 --format $format --draft -o x.$format
done
yes grep -q 草稿 x.txt
nb 0 export 丙县 2025 --format csv -o x.csv
nb 0 export 丙县 2025 --format json -o x.json
good 甲县 2025
nb 1 export --all --year 2025 --format html -o all
err '“丙县”2025 年的报告不能导出：0 处错误，0 个空格，3 段文字没有写'
noerr 甲县
no test -e all
nb 0 export --all --year 2025 --format html -o all --draft
nb 0 set 丙县 2025 t1=全年平稳。 t5=解读形式单一，下一步增加图表。
nb 1 export 丙县 2025 --format txt -o y.txt
err '1 段必写的文字没有写（t6 六 其他需要报告的事项）'
nb 0 set 丙县 2025 t6=未收取信息处理费。
nb 0 export 丙县 2025 --format txt -o y.txt

t "convert marks a report without texts as a draft and says so"
figures 丙县 2025
nb 0 convert zeros.json --format txt -o c.txt
err '没写的文字 3 段'
yes grep -q 草稿 c.txt

t "the list tells how many texts are missing, and follows"
figures 丙县 2025
good 甲县 2025
nb 0 list
out 缺文字
line 丙县 ' 0      3  '
line 甲县 ' 0      0  '
nb 0 list --json
out '"agency":"丙县","year":2025,"form":"2021","state":"draft","counts":{"error":0,"warning":0,"hint":3,"empty":0,"text":3}'
nb 0 set 丙县 2025 t5=解读形式单一，下一步增加图表。
nb 0 list --json
out '"empty":0,"text":2}'

t "a document with its headings lacks texts, one without them lacks sections"
figures 丙县 2025
for format in docx html txt md; do
	nb 0 export 丙县 2025 --format $format --draft -o x.$format
	nb 1 check --file x.$format
	out '错误 3  '
	out '缺文字 3'
	out '错误 N521 t5 '
	noout N501
	nb 1 check --file x.$format --json
	out '"text":3}'
	out '"summary":{"reports":1,"error":3,'
done
sed '/五、存在/d' x.txt >y.txt
nb 1 check --file y.txt
out '错误 N501 t5 '
out '错误 N521 t1 '
out '错误 N521 t6 '
out '错误 3  '

t "a section under a wrong ordinal is not missing"
figures 丙县 2025
nb 0 set 丙县 2025 t1=全年平稳，信息管理和监督保障到位。 t5=解读形式单一，下一步增加图表。 t6=本年度未收取信息处理费。
nb 0 export 丙县 2025 --format txt -o x.txt
nb 0 check --file x.txt
noout N501
for turn in 's/^六、/七、/' 's/^六、/l五、/' 's/^三、/四、/;s/^四、政府/五、政府/' \
    's/^二、/三、/;s/^三、收/四、收/;s/^四、政府/五、政府/;s/^五、存/六、存/;s/^六、其/七、其/'; do
	sed "$turn" x.txt >y.txt
	nb 1 check --file y.txt
	out '标题的序号是第'
	noout 缺少这一部分
done
out '错误 N501 t2 '
out '标题的序号是第 3，应为第 2'
out '错误 N501 t6 '
noout 'N501 t1'
nb 1 check --file y.txt --json
out '"check":"N501","level":"error","cells":[],"text":"t6","left":"7","right":"6"'
# no ordinal at all, and those of figures, are not blamed
for turn in 's/^[一二三四五六]、//' 's/^一、总/1.总/;s/^六、其/6.其/'; do
	sed "$turn" x.txt >y.txt
	nb 0 check --file y.txt
	noout N501
done

t "of figures alone missing texts are counted, of data with a text they are errors"
figures 丙县 2025
nb 0 check --file zeros.json
out '缺文字 3'
out '缺文字 N521 t1 '
nb 1 check --file zeros.json --strict
sed 's/"texts":{/"texts":{"t1":"全年平稳。","t5":" "/' zeros.json >some.json
nb 1 check --file some.json
out '错误 2  '
out '错误 N521 t5 '
out '错误 N501 t6 '

t "the check report lists them"
figures 丙县 2025
for format in txt md html; do
	nb 0 check 丙县 2025 --format $format -o k.$format
	yes grep -q '3 段文字没有写' k.$format
	yes grep -q '没有写的文字' k.$format
	yes grep -q '五 存在的主要问题及改进情况' k.$format
	yes grep -q '错误（0 项）' k.$format
done
nb 0 check 丙县 2025 --format docx -o k.docx
yes test -s k.docx

t "the demands of a place are checked when asked for, and only then"
figures 丙县 2025
nb 0 set 丙县 2025 t1=全年平稳。
nb 0 check 丙县 2025
noout N525
nb 0 check 丙县 2025 --local 武威
out N525
out 文字里没有写这个数
nb 2 check 丙县 2025 --local 某地
err 某地
err 武威

t "what is said of words says in which text and paragraph they stand"
good 甲县 2025
nb 0 export 甲县 2025 --format json -o now.json
sed 's/\("t1":"\)/\1主动公开政策文件。\\n全年收到政府信息公开申请31件。\\n/' now.json >said.json
raw 0 check --file said.json --json
yes grep -q '"check":"N511",.*"text":"t1","paragraph":2,' out
