# lock.t - a report that somebody has open in the application (status 4).

t "a report that is open elsewhere is not changed"
good 甲县 2025
good 乙县 2025
nb 0 set 甲县 2025 t1=主动公开方面，按时公开各类政府信息。依申请公开方面，受理渠道畅通。政府信息管理方面，落实发布审核和动态调整。平台建设方面，维护好门户网站专栏。监督保障方面，开展日常检查、工作考核和社会评议，没有责任追究情形。
if command -v script >/dev/null 2>&1; then
	mkfifo keys
	exec 9<>keys		# both ends are open: nobody waits, no SIGPIPE
	(TERM=xterm script -qfec "'$program' --db a.db --user 李敏 edit 甲县 2025" /dev/null \
	    <keys >screen 2>&1 9<&-; echo $? >left) &
	in_use() { "$program" --db a.db list | grep -q 正在填报; }
	until_true in_use
	nb 0 list --json
	out '"holder":"李敏@'
	nb 4 set 甲县 2025 3:1:A=1
	err 李敏
	nb 4 delete 甲县 2025
	nb 4 finalize 甲县 2025
	nb 4 explain 甲县 2025 T310 --reason 本年度确实没有收到申请。
	nb 4 import good.json "$here/good.json" --replace
	line 乙县 替换
	line "$here/good.json" 失败
	err 李敏
	nb 0 show 甲县 2025
	nb 0 check
	nb 0 set 乙县 2025 3:1:A=0
	printf '\021' >&9		# ^Q leaves
	until_true test -s left
	exec 9>&-
	yes grep -qx 0 left
	nb 0 set 甲县 2025 3:1:A=1
else
	skip no program script
fi
