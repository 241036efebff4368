# The text editor: typing, lines, paste, undo, what is saved.
size 50 200
report 2021 甲局 2025
open
goto t1
view text
keys <Esc>
screen ~ "Esc 后按数字"
keys 1
view help
keys <Esc>
keys 全年主动公开信息１２条<Enter>
saved t1 = "全年主动公开信息１２条\n"
keys 第二段ab
text t1 = "全年主动公开信息１２条\n"
keys <BS>
keys <C-z>
text t1 = "全年主动公开信息１２条\n"
saved t1 = "全年主动公开信息１２条\n"
keys <C-y>
saved t1 = "全年主动公开信息１２条\n第二段a"
keys <C-z><C-z>
text t1 = ""
keys <C-y><C-y>
text t1 = "全年主动公开信息１２条\n第二段a"
keys <C-Home><Del><Right>底<C-End>。<Home>（<F8>
saved t1 = "年底主动公开信息１２条\n（第二段a。"
keys <Esc>
view text
keys <Tab>
view text
paste <<
依申请公开：
“粘贴”的一段文字很长，长到一行放不下，要在标点不在行首、引号不在行尾的地方断开；断开以后光标仍在它的地方，继续录入没有妨碍。
>>
saved t2 = "依申请公开：\n“粘贴”的一段文字很长，长到一行放不下，要在标点不在行首、引号不在行尾的地方断开；断开以后光标仍在它的地方，继续录入没有妨碍。"
keys <C-z>
text t2 = ""
keys <S-Tab>
text t1 = "年底主动公开信息１２条\n（第二段a。"
keys <S-Tab><S-Tab>
message ~ "第一段"
keys <F7>
section 1
keys <F4>
message ~ "没有可补的格"
keys <F5>
message ~ "没有上年"
keys <F6>
view details
keys <Esc>
keys <F3>这段要再核一遍<Enter>
message ~ "批注已存"
keys <F6>
screen ~ "这段要再核一遍"
keys <Esc>
view text
keys <C-Home>未等存盘就断线<Hangup>
left
saved t1 = "未等存盘就断线年底主动公开信息１２条\n（第二段a。"
