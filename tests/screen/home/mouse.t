# The mouse on the list of reports, on 报告资料 and in the history.
report 2021 甲局 2025
report 2021 乙局 2025
home
click 乙局
line 24 ~ "F1帮助"
view home
click 乙局
view grid
keys 5<Enter><C-p>
view about
click 发布地址
keys http://a.gov.cn/1.html
click 标题
screen ~ "http://a.gov.cn/1.html"
keys <Esc><F10>ls<Enter>
view history
click 录入
keys <Esc>
random 600 5
