# wider.awk - a form that nobody has ordered: awk -f wider.awk forms/2021.form
# That of 2021 with two more columns of applicants, a row more for what was made and five
# more in table 3, for the year after it ended.  Rows move down, as they would.
/^表式 / { $0 = "表式 2026" }
/^    适用 / { $0 = "    适用 2026 至今" }
/^    上一版 / { $0 = "    上一版 2021" }
{ gsub(/3:3\.6\.3:C/, "3:3.6.4:C") }
/^    块 / { block = $2 }
/^      校验/ && block == "2.1" && !made++ {
	print "        3  行政规范性文件的解释、修改和清理结果"
}
/^      栏 申请人情况/ { people = 1 }
people && /^        C  / {
	print "        B6  境外组织"
	print "        B7  外国驻华外交机构"
	people = 0
}
/^        3\.4  / {
	print "        3.3.9  9.属于尚在调查、讨论、处理过程中的信息"
	print "        3.3.10  10.属于已经移交国家档案馆的信息"
}
/^        3\.6  / { print "        3.5.6  6.要求对法律适用问题作出解释说明" }
/^        3\.6\.3  / {
	print "        3.6.3  3.申请人主动撤回其政府信息公开申请"
	print "        3.6.4  4.其他"
	next
}
/^        行3\.6\.3 = 行3\.6$/ {
	print "        行3.6.4 = 行3.6"
	print "      对应 2021"
	print "        行3.6.4 = 行3.6.3"
	next
}
{ print }
