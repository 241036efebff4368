# preview.t - the pages as they are printed, as text

A=甲县水务局

t "all pages, one, some; a table as wide as there is room"
good $A 2025
nb 0 preview $A 2025
out "第 1 页 共 "
out "2025年政府信息公开工作年度报告"
out "一、总体情况"
out "六、其他需要报告的事项"
n=$(sed -n 's/.*第 1 页 共 \([0-9]*\) 页.*/\1/p' out)
yes test "$(grep -c '^── 第' out)" = "$n"
nb 0 preview $A 2025 2
yes test "$(grep -c '^── 第 2 页' out)" = 1
noout "── 第 1 页"
nb 0 preview $A 2025 1-2
yes test "$(grep -c '^── 第' out)" = 2
nb 0 --lang en preview $A 2025 1
out "page 1 of $n"
nb 0 preview $A 2025 1 --audit-head
noout 数据校验码

t "a report that is not ready is a draft"
nb 0 new $A 2025
nb 0 preview $A 2025 1
out （草稿）

t "pages that there are not"
good $A 2025
for p in 0 99 2-1 1- -1 一 1-99 11111; do
	nb 2 preview $A 2025 "$p"
done
err 共
nb 2 preview $A
nb 0 complete -- prev
out preview
