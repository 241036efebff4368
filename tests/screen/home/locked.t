# The file is locked in the middle of many, of 报告资料 and of 定稿: said, nothing half done.
load an.json
load bai.json
home
keys <F4>
lock on
keys <F10>dg<Enter>y
view many
message ~ "停下了"
message ~ "已做 0 份，2 份没有做"
keys <Esc>
line 2 ~ "填报 2"
lock off
keys <Enter><C-p>
view about
lock on
keys 题目<Enter>
message ~ "没有存盘"
screen ~ "题目"
line 1 ~ "未存 1 步"
lock off
keys <Tick>
message ~ "已全部存盘"
keys <C-z><Esc>
lock on
keys <F10>dg<Enter>
view confirm
keys y
message ~ "没有存盘"
line 1 ~ "未存 1 步"
lock off
keys <Tick>
message ~ "已全部存盘"
line 1 ~ "[定稿]"
message ~ "已全部存盘"
line 1 ~ "[定稿]"
# reopened, a note and zeros: none of them is said to be done
lock on
keys <F10>cxdk<Enter>更正一处录入错误的数字<Enter>
message ~ "没有存盘"
lock off
keys <Tick>
line 1 ~ "[填报]"
lock on
keys <F3>核对过<Enter>
message ~ "没有存盘"
lock off
keys <Tick><Del>
lock on
keys <F4><Enter>
message ~ "没有存盘"
lock off
keys <Tick>
message ~ "已全部存盘"
