# F9: format, draft or not, name; then from the list.
size 50 200
report 2021 甲局 2025
home
keys <Enter>
keys <F9>
view pick
keys json<Enter>
view prompt
screen ~ "甲局2025年"
keys <Home><Esc>
view grid
keys <F9>docx<Enter>
view confirm
screen ~ "草稿"
keys <Esc>
view grid
keys <F9>txt<Enter><Enter>
view prompt
keys <Enter>
message ~ "已导出"
keys <F9>txt<Enter><Enter><Enter>
view confirm
screen ~ "覆盖"
keys <Enter>
message ~ "已导出"
keys <C-q>
view home
keys <F9>
view pick
keys md<Enter>
screen ~ "草稿"
keys <Enter><Enter>
message ~ "已导出"
view home
# the check report: formats of its own, no question about drafts
keys <F9>
view pick
keys 核查<Enter>
view pick
screen ~ "Word 文档"
screen !~ "JSON"
keys txt<Enter>
view prompt
screen ~ "核查报告.txt"
keys <Enter>
message ~ "已导出"
keys <F9>核查<Enter><Esc>
view home
# the audit head is printed when asked for; a draft is asked about as ever
keys <F9>校验码<Enter>txt<Enter>
view confirm
keys <Enter><Enter><Enter>
message ~ "已导出"
view home
