# Writing: marking, cutting, putting back, moving, replacing; each one step of ^Z.
size 50 200
report 2021 甲局 2025
open
goto t1
paste <<
第一段。收到申请12件。
第二段；办结12件。
第三段
>>
keys <C-Home>
# ^K cuts the paragraph, twice in a row both; ^U puts them back elsewhere
keys <C-k>
saved t1 = "第二段；办结12件。\n第三段"
message ~ "已剪切 12 字"
keys <C-k>
saved t1 = "第三段"
keys <C-Down><C-u>
saved t1 = "第三段第一段。收到申请12件。\n第二段；办结12件。"
keys <C-z><C-z><C-z>
saved t1 = "第一段。收到申请12件。\n第二段；办结12件。\n第三段"
# a mark by key, stretched by a sentence, copied with ^C, put at the end
keys <C-Home><C-^>
screen ~ "移动光标选字"
keys <A-Right>
screen ~ "已选 4 字"
style 4 3 SELECT
style 4 11 NORMAL
keys <C-c>
message ~ "已复制 4 字"
keys <C-End><C-u>
saved t1 = "第一段。收到申请12件。\n第二段；办结12件。\n第三段第一段。"
keys <C-z>
# Shift marks; Esc ends it and does not arm the digits; what is typed takes its place
keys <C-Home><S-Right><S-Right><Esc>2
text t1 = "第一段。收到申请12件。\n第二段；办结12件。\n第三段"
keys <C-z>
saved t1 = "第一段。收到申请12件。\n第二段；办结12件。\n第三段"
keys <C-Home><S-Right><S-Right>首
keys <Tick>
saved t1 = "首段。收到申请12件。\n第二段；办结12件。\n第三段"
keys <C-z>
saved t1 = "第一段。收到申请12件。\n第二段；办结12件。\n第三段"
# marked words go whole, and come back whole
keys <C-Home><C-^><C-Right><Del>
saved t1 = "收到申请12件。\n第二段；办结12件。\n第三段"
keys <C-z>
saved t1 = "第一段。收到申请12件。\n第二段；办结12件。\n第三段"
# words
keys <C-End><A-BS>
saved t1 = "第一段。收到申请12件。\n第二段；办结12件。\n"
keys <C-z><C-Home><C-Del>
saved t1 = "收到申请12件。\n第二段；办结12件。\n第三段"
keys <C-z>
# paragraphs move, the cursor with them
keys <C-Home><Right><A-Down>
saved t1 = "第二段；办结12件。\n第一段。收到申请12件。\n第三段"
cursor 5 5
keys <A-Down><A-Down>
saved t1 = "第二段；办结12件。\n第三段\n第一段。收到申请12件。"
message ~ "已在最后"
keys <A-Up><A-Up><A-Up>
message ~ "已在最前"
saved t1 = "第一段。收到申请12件。\n第二段；办结12件。\n第三段"
# replacing: the second place only, then all in one step
keys <C-Home><C-\>12<Enter>１３<Enter>
view replace
screen ~ "n 或 否 跳过"
screen ~ "把“12”换成“１３”"
style 4 19 SELECT
keys n
style 5 15 SELECT
keys y
view text
message ~ "换了 1 处"
saved t1 = "第一段。收到申请12件。\n第二段；办结１３件。\n第三段"
keys <C-z>
saved t1 = "第一段。收到申请12件。\n第二段；办结12件。\n第三段"
keys <C-End><C-\><Enter>120<Enter>a
message ~ "换了 2 处"
saved t1 = "第一段。收到申请120件。\n第二段；办结120件。\n第三段"
keys <C-z>
saved t1 = "第一段。收到申请12件。\n第二段；办结12件。\n第三段"
# what grows holds what is looked for: never an endless round
keys <C-\><C-a><Del><Del>段<Enter>段段<Enter>全
message ~ "换了 3 处"
saved t1 = "第一段段。收到申请12件。\n第二段段；办结12件。\n第三段段"
keys <C-z><C-\><C-a><Del>段落<Enter><Esc>
view text
keys <C-\>没有这<Enter>
message ~ "找不到"
keys <Esc>
view text
saved t1 = "第一段。收到申请12件。\n第二段；办结12件。\n第三段"
# the cursor is kept per text, Tab there and back
keys <C-Home><Down><Right><Tab><S-Tab>
cursor 5 5
keys <F7><F2>
cursor 5 5
# of the commands by name, too
keys <F10>剪切<Enter>
saved t1 = "第一段。收到申请12件。\n第三段"
keys <C-z>
keys <F1>
screen ~ "本段上移"
